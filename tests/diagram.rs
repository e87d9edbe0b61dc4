//! What must hold of every picture: nothing overlaps, nothing moves without a reason, a line ends where
//! its packet ends, and no line runs through writing.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::wildcard_enum_match_arm,
    reason = "in a test, a panic is the message"
)]

use ecs_reach::assess::Path;
use ecs_reach::bill::Charge;
use ecs_reach::diagram::{
    Anchor, Area, Diagram, End, Figure, Gateway, Kind, Label, Point, Room, Text, draw, is_behind,
};
use ecs_reach::network::{Family, Owner, SubnetRole, Target, VpcEndpoint, Zone};
use ecs_reach::reach::{Action, Event, Leg, Peer, Place};
use ecs_reach::scenario::{
    Endpoint, EndpointPlacement, HostSubnet, Ipv6Route, LaunchType, LoadBalancer, NatRouting,
    NatStrategy, SubnetKind,
};
use ecs_reach::text::Language;
use ecs_reach::{Assessment, Scenario, assess};

const ROOMS: [Room; 2] = [Room::Narrow, Room::Wide];

/// Settings that change what there is to draw or which way a packet takes, and their values. Several
/// times the same where that makes the plain cases more frequent.
const SETTINGS: &[(&str, &[&str])] = &[
    ("zones", &["1", "2", "2", "3", "3", "4", "6"]),
    ("subnet", SubnetKind::NAMES),
    ("launchType", &["fargate", "fargate", "ec2", "ec2", "managed-instances", "external"]),
    ("networkMode", &["awsvpc", "awsvpc", "bridge", "host", "none"]),
    ("hostSubnet", HostSubnet::NAMES),
    ("os", &["linux", "linux", "linux", "windows"]),
    ("ipStack", &["ipv4", "dual-stack", "ipv6-only"]),
    ("ipv6Route", Ipv6Route::NAMES),
    ("nat", NatStrategy::NAMES),
    ("natPlacement", &["public", "public", "private"]),
    ("natRouting", NatRouting::NAMES),
    ("natSourceDestCheck", &["false", "false", "true"]),
    ("nat64", &["false", "true"]),
    ("endpoints", &["", "", "s3", "dynamodb", "ecr-api,ecr-dkr,s3,logs", ALL_ENDPOINTS]),
    ("endpointPlacement", EndpointPlacement::NAMES),
    ("endpointSecurityGroup", &["vpc", "vpc", "default"]),
    ("loadBalancer", LoadBalancer::NAMES),
    ("allowLoadBalancer", &["true", "true", "false"]),
    ("publicAccessBlock", &["off", "off", "off", "ingress-only", "bidirectional"]),
    ("assignPublicIp", &["false", "true"]),
    ("hostPublicIp", &["false", "true"]),
    ("tasks", &["1", "2", "5", "100000"]),
    ("instances", &["1", "3"]),
    // Requests arrive; some replies do not.
    ("securityGroup.ingress", &["", "tcp_443_0.0.0.0/0,tcp_443_::/0"]),
    ("securityGroup.egress", &["all_0.0.0.0/0,all_::/0", "all_0.0.0.0/0,all_::/0", ""]),
    (
        "networkAcl.ingress",
        &["100_allow_all_0.0.0.0/0,110_allow_all_::/0", "100_allow_tcp_443_0.0.0.0/0"],
    ),
    (
        "networkAcl.egress",
        &["100_allow_all_0.0.0.0/0,110_allow_all_::/0", "100_allow_tcp_443_0.0.0.0/0", ""],
    ),
];

const ALL_ENDPOINTS: &str = "ecr-api,ecr-dkr,s3,dynamodb,logs,secretsmanager,ssm,ssmmessages,kms,ecs,\
    ecs-agent,ecs-telemetry";

/// Designs of each setting's every value, in combinations that are always the same.
fn designs() -> Vec<(String, Scenario)> {
    // A multiplier of L'Ecuyer's (1999) for random numbers of 64 bits.
    let mut dice: u64 = 1;
    let mut roll = |sides: usize| {
        dice = dice.wrapping_mul(2_862_933_555_777_941_757).wrapping_add(1);
        usize::try_from(dice >> 33).unwrap() % sides
    };
    let design = |_| {
        // The network ACL is the default one in most.
        let open = roll(3) > 0;
        let settings = SETTINGS.iter().map(|(key, values)| {
            let place = roll(values.len());
            let acl = key.starts_with("networkAcl") && open;
            format!("&{key}={}", values[if acl { 0 } else { place }])
        });
        format!("region=us-east-1{}", settings.collect::<String>())
    };
    (0..4000).map(design).map(|link| (link.clone(), scenario(&link))).collect()
}

fn scenario(link: &str) -> Scenario {
    let (scenario, problems) = Scenario::from_link(link);
    assert!(problems.is_empty(), "{link}: {problems:?}");
    scenario
}

/// Something to draw of a design: a path or none, and a zone that has failed or none.
struct View {
    path: Option<Path>,
    lost: Option<Zone>,
}

/// Every path of a design, each also with the first and the last zone lost, and none.
fn views(assessment: &Assessment) -> Vec<View> {
    let Assessment { start, outbound, inbound, network, zone_loss, .. } = assessment;
    let answers =
        [&outbound.ipv4, &outbound.ipv6, &inbound.ipv4, &inbound.ipv6, &inbound.load_balancer];
    let answers = answers.into_iter().filter_map(|answer| answer.path.as_ref());
    let mut views = vec![View { path: None, lost: None }];
    for path in answers.chain(&start.paths) {
        views.push(View { path: Some(path.clone()), lost: None });
        for loss in [zone_loss.first(), zone_loss.last()].into_iter().flatten() {
            let lost = Some(loss.zone);
            views.push(View { path: path.without(network, loss.zone), lost });
        }
    }
    views
}

fn picture(assessment: &Assessment, view: &View, room: Room) -> Diagram {
    let (trace, interface) =
        (view.path.as_ref().map(|path| &path.trace), view.path.as_ref().map(|path| path.interface));
    draw(&assessment.network, trace, interface, view.lost, room)
}

const NOTHING: View = View { path: None, lost: None };

/// Looks at every picture of every design.
fn check(look: impl Fn(&str, &Assessment, &View, &Diagram)) {
    for (link, scenario) in designs() {
        let assessment = assess(&scenario);
        for room in ROOMS {
            for view in views(&assessment) {
                let at = format!(
                    "{link} {room:?} {:?} {:?}",
                    view.lost,
                    view.path.as_ref().map(|p| p.connection)
                );
                look(&at, &assessment, &view, &picture(&assessment, &view, room));
            }
        }
    }
}

const fn is_subnet(kind: Kind) -> bool {
    matches!(kind, Kind::Subnet(_))
}

const fn is_node(kind: Kind) -> bool {
    match kind {
        Kind::NatGateway
        | Kind::NatInstance
        | Kind::LoadBalancer
        | Kind::Endpoints
        | Kind::Instances
        | Kind::Tasks => true,
        Kind::Internet
        | Kind::OwnNetwork
        | Kind::Vpc
        | Kind::Gateway(_)
        | Kind::Zone
        | Kind::Subnet(_)
        | Kind::RegionalNat => false,
    }
}

const fn is_gateway(kind: Kind) -> bool {
    matches!(kind, Kind::Gateway(_))
}

/// What a figure must stand in.
const fn stands_in(figure: Kind, other: Kind) -> bool {
    match figure {
        Kind::Internet | Kind::OwnNetwork | Kind::Vpc | Kind::Gateway(_) => false,
        Kind::Zone | Kind::RegionalNat => matches!(other, Kind::Vpc),
        Kind::Subnet(_) => matches!(other, Kind::Zone),
        _ => is_subnet(other),
    }
}

#[test]
fn everything_stands_in_its_place_and_beside_its_like() {
    check(|link, assessment, view, diagram| {
        let whole = Area { x: 0, y: 0, width: diagram.width, height: diagram.height };
        for (n, figure) in diagram.figures.iter().enumerate() {
            assert!(whole.holds(figure.area), "{link}: {figure:?} leaves the picture");
            let holders = diagram.figures.iter().filter(|other| stands_in(figure.kind, other.kind));
            let outermost = matches!(figure.kind, Kind::Internet | Kind::OwnNetwork | Kind::Vpc);
            let wanted = usize::from(!outermost && !is_gateway(figure.kind));
            let held = holders.filter(|other| other.area.holds(figure.area)).count();
            assert_eq!(held, wanted, "{link}: {figure:?}");
            for other in diagram.figures.iter().skip(n + 1) {
                let above = |kind| matches!(kind, Kind::Zone | Kind::RegionalNat);
                let like = figure.kind == other.kind
                    || is_gateway(figure.kind) && is_gateway(other.kind)
                    || above(figure.kind) && above(other.kind)
                    || is_subnet(figure.kind) && is_subnet(other.kind)
                    || is_node(figure.kind) && is_node(other.kind);
                let inside = figure.kind == Kind::Instances && figure.area.holds(other.area);
                assert!(
                    !like || inside || !figure.area.overlaps(other.area),
                    "{link}: {figure:?} {other:?}"
                );
            }
            let below = [Kind::Zone, Kind::RegionalNat, Kind::Internet];
            let mut below = diagram.figures.iter().filter(|other| below.contains(&other.kind));
            let clear = below.all(|other| !figure.area.overlaps(other.area));
            assert!(!is_gateway(figure.kind) || clear, "{link}: {figure:?}");
            assert_eq!(figure.failed, view.lost.is_some() && figure.zone == view.lost, "{link}");
        }
        let count = |wanted: fn(Kind) -> bool| {
            diagram.figures.iter().filter(|figure| wanted(figure.kind)).count()
        };
        let network = &assessment.network;
        if network.subnets.is_empty() {
            // External instances stand in no VPC.
            let kinds: Vec<Kind> = diagram.figures.iter().map(|figure| figure.kind).collect();
            return assert_eq!(kinds, [Kind::Internet, Kind::OwnNetwork], "{link}");
        }
        assert_eq!(count(|kind| kind == Kind::Zone), network.zones.len(), "{link}");
        assert_eq!(count(is_subnet), network.subnets.len(), "{link}");
        let nat = |kind| matches!(kind, Kind::NatGateway | Kind::RegionalNat);
        assert_eq!(count(nat), network.nat_gateways.len(), "{link}");
        let interfaces = |wanted: fn(Owner) -> bool| {
            network.interfaces.iter().filter(|(_, there)| wanted(there.owner)).count()
        };
        let instances = interfaces(|owner| owner == Owner::NatInstance);
        assert_eq!(count(|kind| kind == Kind::NatInstance), instances, "{link}");
        let balancer = network.load_balancer.as_ref().map_or(0, |balancer| balancer.nodes.len());
        assert_eq!(count(|kind| kind == Kind::LoadBalancer), balancer, "{link}");
        let by_route = |(_, endpoint): &(_, &VpcEndpoint)| endpoint.interfaces.is_empty();
        let routed = network.endpoints.iter().any(|endpoint| {
            let gateway = matches!(endpoint.1.service, Endpoint::S3 | Endpoint::Dynamodb);
            gateway && by_route(&endpoint)
        });
        let egress_only = network
            .route_tables
            .iter()
            .flat_map(|(_, table)| &table.routes)
            .any(|route| route.target == Target::EgressOnlyInternetGateway);
        for (there, gateways) in [
            (true, &[Gateway::Internet][..]),
            (egress_only, &[Gateway::EgressOnly]),
            (network.transit_gateway, &[Gateway::Transit]),
            (routed, &[Gateway::S3, Gateway::Dynamodb, Gateway::S3AndDynamodb]),
        ] {
            let drawn = diagram.figures.iter().filter(|figure| {
                gateways.iter().any(|gateway| figure.kind == Kind::Gateway(*gateway))
            });
            assert_eq!(drawn.count(), usize::from(there), "{link}: {gateways:?}");
        }
        let labels =
            || diagram.figures.iter().flat_map(|figure| &figure.texts).map(|text| text.label);
        let sum = |number: fn(Label) -> u32| labels().map(number).sum::<u32>();
        let endpoints = sum(|label| match label {
            Label::Endpoints(count) => u32::try_from(count).unwrap(),
            _ => 0,
        });
        let placed = interfaces(|owner| matches!(owner, Owner::InterfaceEndpoint(_)));
        assert_eq!(endpoints, u32::try_from(placed).unwrap(), "{link}");
        let placements = || network.placements.iter();
        // Tasks are gone with their zone.
        let left = placements().filter(|placement| Some(placement.zone) != view.lost);
        let tasks = sum(|label| if let Label::Tasks(tasks) = label { tasks } else { 0 });
        assert_eq!(tasks, left.map(|placement| placement.tasks).sum::<u32>(), "{link}");
        let instances = sum(|label| if let Label::Instances(count) = label { count } else { 0 });
        assert_eq!(instances, placements().map(|there| there.instances).sum::<u32>(), "{link}");
        let public = labels().filter(|label| *label == Label::PublicIpv4).count();
        let with = network.interfaces.iter().filter(|(id, interface)| {
            let gone = interface.owner == Owner::Task && Some(network.zone_of(*id)) == view.lost;
            // A replacement stands there while its path is shown.
            let shown = view.path.as_ref().is_some_and(|path| path.interface == *id);
            interface.public_ipv4 && (interface.count > 0 || shown) && !gone
        });
        assert_eq!(public, with.count(), "{link}");
    });
}

#[test]
fn a_line_ends_where_its_packet_ends() {
    check(|link, _, view, diagram| {
        let (Some(traced), Some(drawn)) = (&view.path, &diagram.path) else {
            let none = view.path.is_none() && diagram.path.is_none();
            assert!(none, "{link}: a trace without a line");
            return;
        };
        let end = *drawn.request.last().unwrap();
        let last = drawn.stops.last().unwrap();
        let hop = traced.trace.hops.last().unwrap();
        match (hop.event.action(), drawn.end) {
            (Action::Delivered, End::Delivered) => {
                assert!(drawn.reply.is_empty(), "{link}");
            }
            (Action::Dropped, End::Dropped { at, text })
            | (Action::Unknown, End::Unknown { at, text }) => {
                assert_eq!(last.place, hop.place, "{link}");
                assert_eq!(last.at, at, "{link}");
                assert_eq!(text.label, Label::Dropped(hop.event), "{link}");
                match hop.leg {
                    Leg::Request => assert_eq!((end, drawn.reply.len()), (at, 0), "{link}"),
                    Leg::Reply => assert_eq!(drawn.reply.last(), Some(&at), "{link}"),
                }
            }
            (action, end) => panic!("{link}: {action:?} is drawn as {end:?}"),
        }
        for hop in &traced.trace.hops {
            let stop = drawn.stops.iter().any(|stop| stop.place == hop.place);
            // Within a subnet nothing passes its border, but routes and filters are asked.
            let border = matches!(hop.place, Place::Subnet(_));
            // A zone's border is crossed before the next place is reached.
            let on_the_way = matches!(hop.event, Event::ZoneCrossed { .. });
            assert!(stop || border || on_the_way, "{link}: nothing at {:?}", hop.place);
        }
    });
}

#[test]
fn lines_are_straight_and_stay_in_the_picture() {
    check(|link, _, _, diagram| {
        for line in lines(diagram) {
            assert!(line.len() > 1, "{link}");
            for point in &line {
                assert!((0..=diagram.width).contains(&point.x), "{link}");
                assert!((0..=diagram.height).contains(&point.y), "{link}");
            }
            for (a, b) in line.iter().zip(line.iter().skip(1)) {
                assert!((a.x == b.x) != (a.y == b.y), "{link}: {a:?} to {b:?}");
            }
        }
    });
}

fn lines(diagram: &Diagram) -> Vec<Vec<Point>> {
    let path = diagram.path.iter().flat_map(|path| [path.request.clone(), path.reply.clone()]);
    diagram.routes.iter().cloned().chain(path).filter(|line| !line.is_empty()).collect()
}

/// The ground that each straight piece of a line covers, two units wide.
fn strokes(line: &[Point]) -> Vec<Area> {
    let pieces = line.iter().zip(line.iter().skip(1));
    let stroke = |(a, b): (&Point, &Point)| {
        let (x, y) = (a.x.min(b.x) - 1, a.y.min(b.y) - 1);
        Area { x, y, width: (a.x - b.x).abs() + 2, height: (a.y - b.y).abs() + 2 }
    };
    pieces.map(stroke).collect()
}

/// The ground a text covers in the language that needs most: letters of 12 units taken as 6.5 wide, which
/// is more than the usual page fonts need, and spaces as half of that.
fn ground(text: &Text) -> Area {
    let halves = |language: &Language| {
        let label = language.words().diagram_label(&text.label);
        label.chars().map(|letter| if letter.is_whitespace() { 1 } else { 2 }).sum::<i32>()
    };
    let width = Language::ALL.iter().map(halves).max().unwrap() * 13 / 4;
    let x = match text.side {
        Anchor::Start => text.at.x,
        Anchor::End => text.at.x - width,
    };
    Area { x, y: text.at.y - 9, width, height: 11 }
}

#[test]
fn no_line_and_no_word_runs_through_writing() {
    check(|link, _, _, diagram| {
        let figures = diagram.figures.iter();
        let mut texts: Vec<(Option<&Figure>, Text)> = figures
            .flat_map(|figure| figure.texts.iter().map(move |text| (Some(figure), *text)))
            .collect();
        if let Some(End::Dropped { text, .. } | End::Unknown { text, .. }) =
            diagram.path.as_ref().map(|path| path.end)
        {
            texts.push((None, text));
        }
        let grounds: Vec<Area> = texts.iter().map(|(_, text)| ground(text)).collect();
        for (n, (figure, text)) in texts.iter().enumerate() {
            let ground_here = grounds[n];
            if let Some(figure) = figure {
                assert!(
                    figure.area.holds(ground_here),
                    "{link}: {text:?} leaves {:?}",
                    figure.area
                );
            }
            for ((_, other), ground) in texts.iter().zip(&grounds).skip(n + 1) {
                assert!(!ground_here.overlaps(*ground), "{link}: {text:?} {other:?}");
            }
            for stroke in lines(diagram).iter().flat_map(|line| strokes(line)) {
                let clear = !ground_here.overlaps(stroke);
                assert!(clear, "{link}: {text:?} under {stroke:?}");
            }
        }
    });
}

/// Where everything stands, whatever is written in it.
fn places(diagram: &Diagram) -> Vec<(Kind, Area)> {
    diagram.figures.iter().map(|figure| (figure.kind, figure.area)).collect()
}

#[test]
fn another_flow_moves_nothing_and_a_lost_zone_only_takes_its_tasks() {
    for (link, scenario) in designs() {
        let assessment = assess(&scenario);
        for room in ROOMS {
            let bare = picture(&assessment, &NOTHING, room);
            for view in views(&assessment) {
                let drawn = picture(&assessment, &view, room);
                let here = places(&drawn);
                let mut gone = places(&bare);
                gone.retain(|place| !here.contains(place));
                assert!(gone.iter().all(|(kind, _)| *kind == Kind::Tasks), "{link}: {gone:?}");
                assert!(gone.is_empty() || view.lost.is_some(), "{link}: {gone:?}");
                assert_eq!(bare.routes, drawn.routes, "{link}");
                assert_eq!((bare.width, bare.height), (drawn.width, drawn.height), "{link}");
            }
        }
    }
}

#[test]
fn more_tasks_move_nothing() {
    for (link, _) in designs().into_iter().step_by(3) {
        let rest = link.split('&').filter(|setting| !setting.starts_with("tasks="));
        let rest = rest.collect::<Vec<_>>().join("&");
        for room in ROOMS {
            let drawn = ["1", "2", "100000"].map(|tasks| {
                picture(&assess(&scenario(&format!("{rest}&tasks={tasks}"))), &NOTHING, room)
            });
            for (fewer, more) in drawn.iter().zip(drawn.iter().skip(1)) {
                assert_eq!((fewer.width, fewer.height), (more.width, more.height), "{link}");
                assert_eq!(fewer.routes, more.routes, "{link}");
                let more = places(more);
                assert!(places(fewer).iter().all(|place| more.contains(place)), "{link}");
            }
        }
    }
}

#[test]
fn a_packet_passes_through_nothing_that_it_does_not_visit() {
    check(|link, _, _, diagram| {
        let Some(path) = &diagram.path else { return };
        let passed = diagram.figures.iter().filter(|figure| {
            let mut strokes =
                [&path.request, &path.reply].into_iter().flat_map(|line| strokes(line));
            let solid =
                is_node(figure.kind) || is_gateway(figure.kind) || figure.kind == Kind::RegionalNat;
            solid && strokes.any(|stroke| stroke.overlaps(figure.area))
        });
        for figure in passed {
            // The end of a line may touch what it comes from or goes to.
            let gone = figure.failed && figure.kind == Kind::Tasks;
            assert!(figure.visited || gone, "{link}: {figure:?}");
        }
    });
}

#[test]
fn routes_lead_through_nothing_but_nat_and_gateways() {
    check(|link, _, view, diagram| {
        if view.path.is_some() {
            return;
        }
        let strokes: Vec<Area> = diagram.routes.iter().flat_map(|line| strokes(line)).collect();
        let kinds = [Kind::Instances, Kind::Tasks, Kind::Endpoints, Kind::LoadBalancer];
        for figure in diagram.figures.iter().filter(|figure| kinds.contains(&figure.kind)) {
            let clear = strokes.iter().all(|stroke| !stroke.overlaps(figure.area));
            assert!(clear, "{link}: {figure:?}");
        }
    });
}

#[test]
fn two_zones_fit_a_telephone_with_letters_of_eleven_pixels() {
    let more = [
        "",
        "&ipStack=dual-stack&ipv6Route=egress-only&endpoints=s3,dynamodb,logs&loadBalancer=network",
        "&nat=transit-gateway&endpoints=s3,dynamodb",
        "&nat=regional&loadBalancer=application",
    ];
    for subnet in SubnetKind::NAMES {
        for (launch_type, more) in LaunchType::NAMES.iter().flat_map(|name| more.map(|m| (name, m)))
        {
            let link = format!("subnet={subnet}&launchType={launch_type}{more}");
            let assessment = assess(&scenario(&link));
            let diagram = picture(&assessment, &NOTHING, Room::Narrow);
            // Letters of 12 units on 358 pixels.
            assert!(12 * 358 >= 11 * diagram.width, "{} wide", diagram.width);
        }
    }
}

#[test]
fn a_nat_gateway_of_another_zone_is_reached_across_the_zones_border() {
    let assessment = assess(&scenario("nat=single&zones=2&tasks=2"));
    let network = &assessment.network;
    let interface = network.placements.last().unwrap().task.unwrap();
    let trace = ecs_reach::reach::outbound(
        network,
        interface,
        Peer::Internet(Family::Ipv4),
        443,
        Default::default(),
    );
    let diagram = draw(network, Some(&trace), Some(interface), None, Room::Narrow);
    let zones: Vec<Area> = diagram
        .figures
        .iter()
        .filter(|figure| figure.kind == Kind::Zone)
        .map(|figure| figure.area)
        .collect();
    let [first, second] = zones[..] else { panic!("{zones:?}") };
    let request = diagram.path.unwrap().request;
    let crosses = |(a, b): (&Point, &Point)| a.x > second.x && b.x < first.right();
    let between = |(a, _): (&Point, &Point)| a.y > first.y && a.y < first.bottom();
    let mut pieces = request.iter().zip(request.iter().skip(1));
    assert!(pieces.any(|piece| crosses(piece) && between(piece)), "{request:?}");
    let roles = [SubnetRole::Public, SubnetRole::Private];
    let drawn = roles.map(|role| {
        diagram.figures.iter().filter(|figure| figure.kind == Kind::Subnet(role)).count()
    });
    assert_eq!(drawn, [2, 2]);
}

#[test]
fn the_style_sheet_gives_a_wide_picture_the_same_room() {
    let style = include_str!("../style.css");
    let wide = format!(
        "@container (min-width: {}px) {{\n  .dg-wide {{ display: block; }}",
        Room::WIDE_FROM
    );
    assert!(style.contains(&wide), "{wide}");
    assert_eq!(Room::of(0), None);
    assert_eq!(Room::of(Room::WIDE_FROM - 1), Some(Room::Narrow));
    assert_eq!(Room::of(Room::WIDE_FROM), Some(Room::Wide));
}

/// The style sheet marks so many hops in the picture.
const MARKED_HOPS: usize = 28;

#[test]
fn every_hop_belongs_to_one_stop_that_the_style_sheet_can_mark() {
    let style = include_str!("../style.css");
    for hop in 0..MARKED_HOPS {
        let rule =
            format!("> :nth-child({}):is(:hover, :focus, :focus-within)) .dg-at-{hop}", hop + 1);
        assert!(style.contains(&rule), "{rule}");
    }
    check(|link, _, view, diagram| {
        let (Some(traced), Some(drawn)) = (&view.path, &diagram.path) else { return };
        let mut next = 0;
        for stop in &drawn.stops {
            assert_eq!(stop.first, next, "{link}: {stop:?}");
            assert!(stop.last >= stop.first, "{link}: {stop:?}");
            let place = traced.trace.hops[stop.first].place;
            assert_eq!(place, stop.place, "{link}: {stop:?}");
            next = stop.last + 1;
        }
        assert_eq!(next, traced.trace.hops.len(), "{link}: hops without a stop");
        assert!(next <= MARKED_HOPS, "{link}: {next} hops");
    });
}

#[test]
fn things_are_told_apart_and_behind_every_charge_is_one() {
    check(|link, assessment, view, diagram| {
        let subjects: Vec<_> = diagram.figures.iter().map(Figure::subject).collect();
        for (n, subject) in subjects.iter().enumerate() {
            assert!(!subjects[n + 1..].contains(subject), "{link}: {subject:?} twice");
        }
        // Tasks are gone with their zone, and their charges are not.
        if view.lost.is_some() {
            return;
        }
        for line in &assessment.bill.lines {
            let nowhere = matches!(
                line.charge,
                Charge::IdlePublicIpv4
                    | Charge::CrossZoneData
                    | Charge::ExternalInstanceHours
                    | Charge::ServiceDataOut
            );
            let behind = subjects.iter().any(|subject| is_behind(line, subject.kind));
            assert_eq!(behind, !nowhere, "{link}: {:?}", line.charge);
        }
        for (kind, charge) in [
            (Kind::NatGateway, Charge::NatGatewayHours),
            (Kind::RegionalNat, Charge::RegionalNatGatewayHours),
            (Kind::NatInstance, Charge::NatInstanceHours),
            (Kind::LoadBalancer, Charge::LoadBalancerHours),
            (Kind::Endpoints, Charge::InterfaceEndpointHours),
            (Kind::Gateway(Gateway::Transit), Charge::TransitGatewayHours),
        ] {
            // A regional NAT gateway is charged for the zones it is active in: none without tasks.
            let gateways = assessment.network.nat_gateways.iter();
            let idle = gateways.into_iter().all(|(_, nat)| nat.active_zones().is_empty());
            let idle = idle && kind == Kind::RegionalNat;
            let drawn = subjects.iter().any(|subject| subject.kind == kind) && !idle;
            let mut lines = assessment.bill.lines.iter().filter(|line| is_behind(line, kind));
            let charged = lines.any(|line| line.charge == charge);
            assert_eq!(drawn, charged, "{link}: {kind:?}");
        }
    });
}
