//! What tells one misconfiguration from another in a text, and the design that shows it.

use crate::ecs::Symptom::{self, *};

/// The highest weight below.
pub(super) const MOST_TELLING: u8 = 10;

/// The word before an address that only a VPC or a network joined to it has (RFC 1918, RFC 6598).
pub(super) const VPC_ADDRESS: &str = "vpcaddress";
/// The word before an address of the host itself: instance metadata, task credentials (RFC 3927).
pub(super) const LINK_LOCAL: &str = "linklocal";
/// The word at the end of what is cut off.
pub(super) const CUT_OFF: &str = "cutoff";
/// The word between two statements.
pub(super) const END: &str = "endofstatement";
/// What a statement begins with, beside [`END`]: classes of errors, events of a service, errors of
/// calls to an API.
pub(super) const HEADS: &str = "endofstatement|resourceinitializationerror|cannotpullcontainererror|\
     cannotpullecrcontainererror|cannotpullimagemanifesterror|cannotstartcontainererror|\
     dockertimeouterror|containerruntimetimeouterror|outofmemoryerror|\
     unable to consistently start tasks|unable to place a task|failed to launch a task|\
     failed to register targets|steady state|deployment failed|task failed|is unhealthy in|\
     an error occurred|error occurred during operation|essential container";

/// How telling a pattern is, the misconfigurations it points to in the order of likelihood (each one
/// step less telling than the one before it), and the pattern.
///
/// Parts between `+` must all stand in one statement, in one of their forms between `|`; what `!` begins
/// with must not. Behind `*` it counts whether it stands anywhere in the text. The first part is the
/// message: its reason is looked for behind it. Nothing but punctuation, or a rest that is
/// [cut off](CUT_OFF), may follow what `$` ends. Before an address that is not of the internet stands
/// [`VPC_ADDRESS`] or [`LINK_LOCAL`].
pub(super) const CLUES: &[(u8, &[Symptom], &str)] = &[
    (9, &[B1], "fargate only supports network mode"),
    (9, &[F6], "target type instance which is incompatible|target type ip which is incompatible"),
    (9, &[B27], "no fargate configuration exists for given values"),
    (8, &[B27], "invalid cpu setting for task|invalid memory setting for task"),
    (9, &[G2], "cannot pull registry auth"),
    (9, &[G2], "issue between the task and amazon ecr+!cannotpullcontainererror"),
    // Who pulls has logged in.
    (9, &[G5, G8, G6, G2], "cannotpullcontainererror+issue between the task and amazon ecr"),
    (
        9,
        &[G1],
        "unable to retrieve ecr registry auth|api ecr+unable to retrieve ecr registry auth|timeout|send request failed|exceeded|retried",
    ),
    (
        9,
        &[G3],
        "from asm|asm fetching|between the task and aws secrets manager|from aws secrets manager",
    ),
    (9, &[G4], "from ssm|between the task and aws systems manager|from aws systems manager"),
    // The name resolves to a private address: there is an endpoint.
    (10, &[G9], "dial tcp vpcaddress+amazonaws com+timeout|exceeded"),
    (7, &[G9], "connect timeout|connecttimeouterror|connecttimeoutexception+amazonaws com"),
    // botocore's word for every connection that is not made, also for names without an address.
    (7, &[G26, G16, G10, G9], "could not connect to the endpoint+amazonaws com"),
    (
        7,
        &[G9, G10],
        "vpc endpoint|vpc endpoints|interface endpoint|vpce+timeout|timed out|times out",
    ),
    // More telling than the call that needed the name: no path, endpoint or rule gives it one.
    (
        10,
        &[G10],
        "no such host|could not resolve host|enotfound|name or service not known+amazonaws com|cannotpullcontainererror",
    ),
    // Nobody answers who resolves names, which no security group or network ACL keeps from it (D19).
    (10, &[G10], "dial tcp lookup+timeout|server misbehaving"),
    (10, &[G10], "eai again|temporary failure in name resolution"),
    (8, &[G10], "vpc endpoint|vpc endpoints|interface endpoint|vpcendpointid+*pending|first"),
    (
        9,
        &[G7],
        "cannotpullcontainererror|request canceled while waiting for connection+https|docker io|public ecr aws+timeout|timed out|exceeded|request canceled|issue between+!amazonaws com|dkr ecr|starport|toomanyrequests|too many requests",
    ),
    (
        7,
        &[G7],
        "pull image manifest has been retried|failed to resolve ref|issue between the task and the registry+timeout|exceeded|issue between+!dkr ecr|starport+!toomanyrequests|too many requests",
    ),
    (9, &[G8], "starport"),
    // Layers are copied, from Amazon S3, once the manifest is there.
    (8, &[G8], "failed to copy+dkr ecr+timeout|exceeded"),
    (
        8,
        &[G8],
        "cannotpullcontainererror|error pulling image configuration|failed to copy+s3|error pulling image configuration|context canceled+!docker io|docker com",
    ),
    (
        9,
        &[G6, G5],
        "cannotpullcontainererror|request canceled while waiting for connection+*assignpublicip enabled|public ip enabled|has a public ip",
    ),
    (
        6,
        &[G5, G6],
        "cannotpullcontainererror|cannotpullecrcontainererror|pull image manifest has been retried+timeout|timed out|exceeded|request canceled|context canceled|issue between|signal killed+!toomanyrequests|too many requests",
    ),
    (
        6,
        &[G5, G6],
        "request canceled while waiting for connection|client timeout exceeded+!register|registering|https ecs",
    ),
    (4, &[G7], "cannotpullcontainererror+timeout+!dkr ecr|s3"),
    // A request without an answer, whose reason is cut off: an answer has other words before it.
    (
        5,
        &[G7],
        "cannotpullcontainererror|failed to resolve ref+failed to do request+cutoff+!dkr ecr",
    ),
    (4, &[G5, G6], "cannotpullcontainererror|failed to resolve ref+failed to do request+cutoff"),
    (
        7,
        &[G5b],
        "cannotpullcontainererror|resourceinitializationerror|unable to consistently start tasks+*assignpublicip disabled+*load balancer|targetgrouparn",
    ),
    // A target group without targets: no task runs.
    (3, &[G5b], "503 service temporarily unavailable|httpcode elb 503 count"),
    (
        9,
        &[G11],
        "between the task and amazon cloudwatch|failed to validate logger args|create cloudwatch log stream+!logging driver",
    ),
    // Fargate names its class before the same words ("Stopped tasks error codes", Amazon ECS Developer Guide).
    (9, &[G11], "resourceinitializationerror failed to initialize logging driver"),
    (9, &[G12], "failed to initialize logging driver+!resourceinitializationerror"),
    (9, &[G13], "download env files|download s3 config|between the task and amazon s3"),
    (
        9,
        &[G33],
        "efs utils commands|mount nfs4|mount nfs+timed out|timeout|connection reset by peer",
    ),
    (9, &[G33, G10], "efs utils commands|mount nfs4|mount nfs+failed to resolve"),
    (9, &[G15], "register|ecs+network is unreachable"),
    (
        8,
        &[G14],
        "no container instances|could not register|unable to register|error registering|unable to discover poll endpoint",
    ),
    (9, &[G17], "assign public ip is not supported"),
    (9, &[B2], "already using a port required|resource ports"),
    (9, &[G18], "resource eni"),
    (9, &[G19], "unused device index"),
    (9, &[G20], "insufficientfreeaddressesinsubnet|enough free addresses|enough free ip addresses"),
    (
        9,
        &[G21],
        "missing an attribute|missing required attribute|reason attribute|taskfailedtostart attribute",
    ),
    (
        9,
        &[G22],
        "error agent|reason agent|taskfailedtostart agent|agentconnected false|error connecting to acs|error connecting to tcs|have the agent connected|agent disconnected|agent is disconnected|currently disconnected|agent d connect|agent est d connect",
    ),
    (
        9,
        &[G23],
        "targetnotconnectedexception|targetnotconnected|execute command failed due to an internal error",
    ),
    (9, &[G23], "execute command was not enabled|execute command agent isn t running"),
    // The agent's own state; that of a task which itself waits or has stopped says nothing.
    (
        9,
        &[G23],
        "laststatus pending|laststatus stopped+*executecommandagent+*laststatus running+!*stoppedreason",
    ),
    (
        9,
        &[G23],
        "laststatus pending|laststatus stopped+*executecommandagent+!*desiredstatus|stoppedreason",
    ),
    (7, &[G23], "ssmmessages+timeout|timed out|exceeded"),
    (
        8,
        &[G24],
        "econnreset|connection reset by peer|socket hang up|read etimedout|350 seconds|idle timeout+!cannotpullcontainererror|resourceinitializationerror",
    ),
    (2, &[G24], "etimedout+!connect etimedout"),
    (9, &[G25], "errorportallocation|port allocation errors"),
    (9, &[G26], "nat gateway|nat gateways|nat instance+no internet|timed out|timeout|unreachable"),
    (9, &[G26], "has no internet gateway attached"),
    // Amazon EFS and databases are in the VPC.
    (
        6,
        &[G16, G26],
        "connect etimedout|curl 28|curl error 28|connection timed out|connect timed out|connect timeout|connecttimeouterror|operation timed out|did not properly respond+!cannotpullcontainererror|resourceinitializationerror|err connection|elb amazonaws com|efs|nfs|nfs4|rds amazonaws com|cache amazonaws com|vpcaddress|linklocal",
    ),
    // Of a program in Go, unless it is one that starts a task.
    (
        6,
        &[G16, G26],
        "i o timeout+!lookup|issue between|fetching secret|retried|unable to|error connecting to|failed to|api ecr|cannotpullcontainererror|resourceinitializationerror|elb amazonaws com|rds amazonaws com|cache amazonaws com|vpcaddress|linklocal+!*unable to register|error registering|could not register|discover poll endpoint",
    ),
    (9, &[G27], "toomanyrequests|pull rate limit+!public ecr aws"),
    (8, &[G27], "too many requests+docker|docker io|cannotpullcontainererror+!public ecr aws"),
    (
        9,
        &[G28],
        "unhealthy in|failed elb health checks|target timeout|target failedhealthchecks+!health checks failed with these codes|not enabled for the load balancer",
    ),
    // As AWS reads it, the security group may be the reason. Other codes come from the application.
    (9, &[G28], "health checks failed with these codes 502"),
    (
        8,
        &[G28],
        "request timed out|504 gateway time out|504 gateway timeout|502 bad gateway+!cannotpullcontainererror",
    ),
    (
        9,
        &[G29],
        "elb amazonaws com|load balancer+timed out|timeout|unreachable|not reachable|cannot be reached",
    ),
    (8, &[G29], "err connection timed out|took too long to respond"),
    (
        9,
        &[G30],
        "dockertimeouterror|containerruntimetimeouterror|timed out after waiting 3m0s+!transition to stopped",
    ),
    (9, &[G31], "vpc block public access enabled"),
    (
        9,
        &[G31],
        "internetgatewayblockmode|vpc block public access|vpc bpa+block bidirectional|block ingress|bidirectional",
    ),
    (
        8,
        &[G32],
        "ip address|ip that isn t whitelisted+is not allowed|isn t whitelisted|not whitelisted|allow list|allowlist",
    ),
];

/// What does not tell one misconfiguration from another, where no clue does: classes of errors and
/// states of tasks, with the misconfigurations on record for each.
pub(super) const CLASSES: &[(&[Symptom], &str)] = &[
    (&[G1, G2, G3, G4, G10, G11, G13, G33], "resourceinitializationerror$"),
    (&[G1, G2, G3, G4, G10], "unable to pull secrets or registry auth"),
    (&[G5, G6, G7, G8, G10, G27], "cannotpullcontainererror$"),
    (&[G5, G6], "cannotpullecrcontainererror$"),
    (&[G12], "cannotstartcontainererror$"),
    // No path at all, but not which one.
    (
        &[G5, G6, G7, G8, G10],
        "cannotpullcontainererror+network is unreachable|connection refused|no route to host",
    ),
    // The event of a service whose tasks stop again and again; only their stopped reason says why.
    (&[G1, G2, G3, G4, G5, G6, G7, G8, G11, G13, G5b], "unable to consistently start tasks"),
    // Failed health checks trip it too.
    (
        &[G1, G2, G3, G4, G5, G6, G7, G8, G11, G13, G5b, G28],
        "tasks failed to start|circuit breaker was triggered",
    ),
    (&[G14, G18, G21, G22], "no container instance met all of its requirements+!closest matching"),
    (&[G1, G30, G22], "pending+pending$|task|tasks|stuck|reste|laststatus+!*stoppedreason"),
    // Amazon ECS looks for capacity or makes the network interface.
    (
        &[G14, G20],
        "provisioning+provisioning$|task|tasks|stuck|reste|laststatus+!*stoppedreason|interface provisioning",
    ),
];

/// The answer of a service that was reached: about permissions, names, contents or its limits.
pub(super) const REFUSED: &str = "accessdenied|accessdeniedexception|access denied|not authorized|\
     unauthorized|forbidden|resourcenotfoundexception|manifest unknown|nosuchkey|nosuchbucket|\
     validationexception|invalidrequestexception|invalid ssm parameters|invalid arn|\
     did not contain json key|invalid character|rate exceeded|clusternotfoundexception|clientexception|\
     invalidparameterexception|does not contain descr|does not contain descriptor|no space left|\
     failed with status code|unexpected status|\
     check whether the secret exists";

/// The design that shows a misconfiguration, as a link; none where it is not a matter of the design.
#[must_use]
pub const fn design(symptom: Symptom) -> Option<&'static str> {
    Some(match symptom {
        G1 => "subnet=public",
        G2 => "nat=none",
        G3 => "nat=none&secrets=secrets-manager",
        G4 => "nat=none&secrets=parameter-store",
        G5 => "subnet=isolated&endpoints=ecr-api,s3,logs",
        G5b => "subnet=public&loadBalancer=application",
        G6 => "subnet=isolated&assignPublicIp=true",
        G7 => "subnet=isolated&endpoints=ecr-api,ecr-dkr,s3,logs&registry=docker-hub",
        G8 => "subnet=isolated&endpoints=ecr-api,ecr-dkr,logs",
        G9 => {
            "subnet=public&assignPublicIp=true&endpoints=secretsmanager&secrets=secrets-manager\
             &endpointSecurityGroup=default"
        }
        G11 => "subnet=isolated&endpoints=ecr-api,ecr-dkr,s3",
        G12 => {
            "launchType=ec2&networkMode=bridge&subnet=isolated\
             &endpoints=ecr-api,ecr-dkr,s3,ecs,ecs-agent,ecs-telemetry"
        }
        // Environment files have no setting of their own; without a path to S3 nothing starts.
        B27 => "compute=true&taskVcpu=0.25&taskMemoryGb=4",
        B1 => "networkMode=bridge",
        B2 => "launchType=ec2&networkMode=host&tasks=3",
        G13 => "subnet=isolated&endpoints=ecr-api,ecr-dkr,logs",
        G14 => "launchType=ec2&networkMode=bridge&subnet=public",
        G15 => {
            "launchType=ec2&networkMode=bridge&ipStack=dual-stack&nat=none&ipv6Route=egress-only"
        }
        G16 => "launchType=ec2&subnet=public&hostPublicIp=true",
        G17 => "launchType=ec2&assignPublicIp=true",
        G18 => "launchType=ec2&tasks=10&instanceSize=large",
        G19 => "launchType=ec2&tasks=10&instances=1&instanceSize=large",
        G20 => "vpcCidr=10.0.0.0/26&tasks=50",
        G22 => "launchType=ec2&hostSubnet=public&eniTrunking=true",
        G23 => "subnet=isolated&endpoints=ecr-api,ecr-dkr,s3,logs,ecs&exec=true",
        G25 => "nat=single&connections=60000",
        G26 => "natPlacement=private",
        G27 => "nat=single&registry=docker-hub&tasks=20",
        G28 => "loadBalancer=application&allowLoadBalancer=false",
        G30 => "subnet=isolated",
        G31 => "subnet=public&assignPublicIp=true&publicAccessBlock=bidirectional",
        G32 => "subnet=public&assignPublicIp=true",
        F6 | G10 | G21 | G24 | G29 | G33 => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{CLASSES, CLUES, MOST_TELLING, REFUSED, Symptom};

    #[test]
    fn patterns_are_words_and_every_symptom_has_one() {
        let classes = CLASSES.iter().map(|(symptoms, pattern)| (None, symptoms, pattern));
        let clues =
            CLUES.iter().map(|(weight, symptoms, pattern)| (Some(*weight), symptoms, pattern));
        for (weight, symptoms, pattern) in clues.chain(classes) {
            let candidates = u8::try_from(symptoms.len()).unwrap();
            // What a class tells is all of it as likely.
            let telling = candidates..=MOST_TELLING;
            assert!(weight.is_none_or(|weight| telling.contains(&weight)), "{pattern}: weight");
            assert!(!pattern.starts_with('!'), "{pattern}: the message comes first");
            for part in pattern.split('+') {
                for phrase in part.trim_start_matches(['!', '*']).split('|') {
                    let mut words = phrase.strip_suffix('$').unwrap_or(phrase).split(' ');
                    let plain = words.all(|word| {
                        let mut bytes = word.bytes();
                        !word.is_empty()
                            && bytes.all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
                    });
                    assert!(plain, "{pattern}: `{phrase}`");
                }
            }
        }
        for symptom in Symptom::ALL {
            let told = CLUES.iter().any(|(_, symptoms, _)| symptoms.contains(symptom));
            assert!(told, "nothing tells {symptom:?}");
        }
        for symptom in Symptom::ALL {
            let message = symptom.message().to_ascii_lowercase();
            for (symptoms, class) in CLASSES {
                let prints =
                    class.strip_suffix('$').is_some_and(|class| message.starts_with(class));
                assert!(!prints || symptoms.contains(symptom), "{symptom:?} prints {class}");
            }
        }
        assert!(REFUSED.split('|').all(|phrase| !phrase.is_empty() && phrase == phrase.trim()));
    }
}
