//! What must hold of every picture: nothing overlaps, nothing moves without a reason, a line ends where
//! its packet ends, and no line runs through writing.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::arithmetic_side_effects,
    reason = "in a test, a panic is the message"
)]

use ecs_reach::assess::Path;
use ecs_reach::diagram::{
    Anchor, Area, Diagram, End, Figure, Kind, Label, Point, Room, Text, draw,
};
use ecs_reach::network::{Family, SubnetRole};
use ecs_reach::reach::{Leg, Peer, Place};
use ecs_reach::scenario::{HostSubnet, LaunchType, NatStrategy, NetworkMode, SubnetKind};
use ecs_reach::text::Language;
use ecs_reach::{Assessment, Scenario, assess};

const ROOMS: [Room; 2] = [Room::Narrow, Room::Wide];

/// Designs of every number of zones, kind of subnet and launch type, and the details that matter.
fn designs() -> Vec<(String, Scenario)> {
    let mut links = Vec::new();
    for zones in 1..=6 {
        for subnet in SubnetKind::NAMES {
            for launch_type in LaunchType::NAMES {
                for mode in [NetworkMode::Awsvpc, NetworkMode::Bridge, NetworkMode::None] {
                    for host in HostSubnet::NAMES {
                        // Without container instances there is no subnet of theirs.
                        let hosts = matches!(*launch_type, "ec2" | "managed-instances");
                        if !hosts && *host != HostSubnet::Same.name() {
                            continue;
                        }
                        for nat in [NatStrategy::PerZone, NatStrategy::Single, NatStrategy::None] {
                            let (mode, nat) = (mode.name(), nat.name());
                            links.push(format!(
                                "region=us-east-1&zones={zones}&subnet={subnet}&launchType={launch_type}\
                                 &networkMode={mode}&hostSubnet={host}&nat={nat}"
                            ));
                        }
                    }
                }
            }
        }
    }
    let details = [
        "",
        "&natPlacement=private",
        "&assignPublicIp=true&hostPublicIp=true&tasks=5&instances=3",
        // Requests arrive; some replies do not.
        "&assignPublicIp=true&hostPublicIp=true&securityGroup.ingress=tcp_443_0.0.0.0/0",
        "&assignPublicIp=true&networkAcl.ingress=100_allow_tcp_443_0.0.0.0/0",
    ];
    let all = links.iter().flat_map(|link| details.map(|detail| format!("{link}{detail}")));
    all.map(|link| (link.clone(), scenario(&link))).collect()
}

fn scenario(link: &str) -> Scenario {
    let (scenario, problems) = Scenario::from_link(link);
    assert!(problems.is_empty(), "{link}: {problems:?}");
    scenario
}

/// The paths of a design, and none.
fn paths(assessment: &Assessment) -> [Option<&Path>; 4] {
    let Assessment { start, outbound, inbound, .. } = assessment;
    [None, start.path(), outbound.ipv4.path.as_ref(), inbound.ipv4.path.as_ref()]
}

fn picture(assessment: &Assessment, path: Option<&Path>, room: Room) -> Diagram {
    let (trace, interface) = (path.map(|path| &path.trace), path.map(|path| path.interface));
    draw(&assessment.network, trace, interface, room)
}

/// Looks at every picture of every design.
fn check(look: impl Fn(&str, &Assessment, Option<&Path>, &Diagram)) {
    for (link, scenario) in designs() {
        let assessment = assess(&scenario);
        for room in ROOMS {
            for path in paths(&assessment) {
                look(&link, &assessment, path, &picture(&assessment, path, room));
            }
        }
    }
}

const fn is_subnet(kind: Kind) -> bool {
    matches!(kind, Kind::Subnet(_))
}

const fn is_node(kind: Kind) -> bool {
    matches!(kind, Kind::NatGateway | Kind::Instances | Kind::Tasks)
}

/// What a figure must stand in.
const fn stands_in(figure: Kind, other: Kind) -> bool {
    match figure {
        Kind::Internet | Kind::Vpc | Kind::InternetGateway => false,
        Kind::Zone => matches!(other, Kind::Vpc),
        Kind::Subnet(_) => matches!(other, Kind::Zone),
        Kind::NatGateway | Kind::Instances | Kind::Tasks => is_subnet(other),
    }
}

#[test]
fn everything_stands_in_its_place_and_beside_its_like() {
    check(|link, assessment, _, diagram| {
        let whole = Area { x: 0, y: 0, width: diagram.width, height: diagram.height };
        for (n, figure) in diagram.figures.iter().enumerate() {
            assert!(whole.holds(figure.area), "{link}: {figure:?} leaves the picture");
            let holders = diagram.figures.iter().filter(|other| stands_in(figure.kind, other.kind));
            let outermost =
                matches!(figure.kind, Kind::Internet | Kind::Vpc | Kind::InternetGateway);
            let wanted = usize::from(!outermost);
            let held = holders.filter(|other| other.area.holds(figure.area)).count();
            assert_eq!(held, wanted, "{link}: {figure:?}");
            for other in diagram.figures.iter().skip(n + 1) {
                let like = figure.kind == other.kind
                    || is_subnet(figure.kind) && is_subnet(other.kind)
                    || is_node(figure.kind) && is_node(other.kind);
                let inside = figure.kind == Kind::Instances && figure.area.holds(other.area);
                assert!(
                    !like || inside || !figure.area.overlaps(other.area),
                    "{link}: {figure:?} {other:?}"
                );
            }
            let gateway = figure.kind == Kind::InternetGateway;
            let below = diagram
                .figures
                .iter()
                .filter(|other| other.kind == Kind::Zone || other.kind == Kind::Internet);
            assert!(!gateway || below.into_iter().all(|other| !figure.area.overlaps(other.area)));
        }
        let count = |wanted: fn(Kind) -> bool| {
            diagram.figures.iter().filter(|figure| wanted(figure.kind)).count()
        };
        let network = &assessment.network;
        assert_eq!(count(|kind| kind == Kind::Zone), network.zones.len(), "{link}");
        assert_eq!(count(is_subnet), network.subnets.len(), "{link}");
        assert_eq!(count(|kind| kind == Kind::NatGateway), network.nat_gateways.len(), "{link}");
        let labels =
            || diagram.figures.iter().flat_map(|figure| &figure.texts).map(|text| text.label);
        let tasks: u32 =
            labels().map(|label| if let Label::Tasks(tasks) = label { tasks } else { 0 }).sum();
        let instances: u32 =
            labels().map(|label| if let Label::Instances(count) = label { count } else { 0 }).sum();
        assert_eq!(
            tasks,
            network.placements.iter().map(|placement| placement.tasks).sum::<u32>(),
            "{link}"
        );
        assert_eq!(
            instances,
            network.placements.iter().map(|placement| placement.instances).sum::<u32>(),
            "{link}"
        );
        let public = labels().filter(|label| *label == Label::PublicIpv4).count();
        let with = network
            .interfaces
            .iter()
            .filter(|(_, interface)| interface.public_ipv4 && interface.count > 0)
            .count();
        assert_eq!(public, with, "{link}");
    });
}

#[test]
fn a_line_ends_where_its_packet_ends() {
    check(|link, _, path, diagram| {
        let (Some(traced), Some(drawn)) = (path, &diagram.path) else {
            assert!(path.is_none() && diagram.path.is_none(), "{link}: a trace without a line");
            return;
        };
        let end = *drawn.request.last().unwrap();
        let last = drawn.stops.last().unwrap();
        match (traced.trace.dropped_at(), drawn.end) {
            (None, End::Delivered) => {
                assert!(drawn.reply.is_empty(), "{link}");
            }
            (Some(hop), End::Dropped { at, text }) => {
                assert_eq!(last.place, hop.place, "{link}");
                assert_eq!(last.at, at, "{link}");
                assert_eq!(text.label, Label::Dropped(hop.event), "{link}");
                match hop.leg {
                    Leg::Request => assert_eq!((end, drawn.reply.len()), (at, 0), "{link}"),
                    Leg::Reply => assert_eq!(drawn.reply.last(), Some(&at), "{link}"),
                }
            }
            (hop, end) => panic!("{link}: {hop:?} is drawn as {end:?}"),
        }
        // A NAT gateway that leads nowhere is reached without leaving the subnet.
        let inside = matches!(last.place, Place::NatGateway(_));
        for hop in &traced.trace.hops {
            let stop = drawn.stops.iter().any(|stop| stop.place == hop.place);
            let border = matches!(hop.place, Place::Subnet(_));
            assert!(stop || inside && border, "{link}: nothing at {:?}", hop.place);
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

/// The ground a text covers, letters of 12 units taken as 6.5 wide: more than the usual page fonts need.
fn ground(text: &Text) -> Area {
    let letters = Language::English.words().diagram_label(&text.label).chars().count();
    let width = i32::try_from(letters).unwrap() * 13 / 2;
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
        if let Some(End::Dropped { text, .. }) = diagram.path.as_ref().map(|path| path.end) {
            texts.push((None, text));
        }
        for (n, (figure, text)) in texts.iter().enumerate() {
            let ground_here = ground(text);
            if let Some(figure) = figure {
                assert!(
                    figure.area.holds(ground_here),
                    "{link}: {text:?} leaves {:?}",
                    figure.area
                );
            }
            for (_, other) in texts.iter().skip(n + 1) {
                assert!(!ground_here.overlaps(ground(other)), "{link}: {text:?} {other:?}");
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
fn another_flow_moves_nothing() {
    for (link, scenario) in designs() {
        let assessment = assess(&scenario);
        for room in ROOMS {
            let bare = picture(&assessment, None, room);
            for path in paths(&assessment) {
                let drawn = picture(&assessment, path, room);
                assert_eq!(places(&bare), places(&drawn), "{link}");
                assert_eq!(bare.routes, drawn.routes, "{link}");
                assert_eq!((bare.width, bare.height), (drawn.width, drawn.height), "{link}");
            }
        }
    }
}

#[test]
fn more_tasks_move_nothing() {
    for (link, _) in designs() {
        if link.contains("tasks=") {
            continue;
        }
        for room in ROOMS {
            let drawn = ["1", "2", "100000"].map(|tasks| {
                picture(&assess(&scenario(&format!("{link}&tasks={tasks}"))), None, room)
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
            is_node(figure.kind) && strokes.any(|stroke| stroke.overlaps(figure.area))
        });
        for figure in passed {
            // The end of a line may touch what it comes from or goes to.
            assert!(figure.visited, "{link}: {figure:?}");
        }
    });
}

#[test]
fn two_zones_fit_a_telephone_with_letters_of_eleven_pixels() {
    for subnet in SubnetKind::NAMES {
        for launch_type in LaunchType::NAMES {
            let assessment =
                assess(&scenario(&format!("subnet={subnet}&launchType={launch_type}")));
            let diagram = picture(&assessment, None, Room::Narrow);
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
    let diagram = draw(network, Some(&trace), Some(interface), Room::Narrow);
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
