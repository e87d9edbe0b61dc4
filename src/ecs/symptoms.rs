//! What is printed when the network of a task is wrong: by ECS, its agent, Docker or a client in the
//! container, as users have reported it, shortened with `…` where it holds names of the user's.

use super::combinations::is_old_platform;
use super::{Blocking, Need, Optional, Service, Step};
use crate::rules::Rule;
use crate::scenario::Scenario;

/// Declares each message once, by the fact that says which misconfiguration it comes from.
macro_rules! symptoms {
    ($($id:ident $message:literal,)+) => {
        /// A message, by the id of its fact.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "the message beside each id is its description")]
        pub enum Symptom { $($id,)+ }

        impl Symptom {
            /// Every message that is known.
            pub const ALL: &'static [Symptom] = &[$(Symptom::$id,)+];

            /// The message, in the words of the one who prints it.
            #[must_use]
            pub const fn message(self) -> &'static str {
                match self { $(Symptom::$id => $message,)+ }
            }

            /// The fact behind it.
            #[must_use]
            pub const fn rule(self) -> Rule {
                match self { $(Symptom::$id => Rule::$id,)+ }
            }
        }
    };
}

symptoms! {
    B1 "Fargate only supports network mode 'awsvpc'.",
    B2 "service … was unable to place a task … is already using a port required by your task.",
    B27 "No Fargate configuration exists for given values",
    F6 "The provided target group … has target type instance, which is incompatible with the awsvpc network mode specified in the task definition.",
    G1 "ResourceInitializationError: unable to pull secrets or registry auth: … unable to retrieve ecr registry auth: …",
    G2 "ResourceInitializationError: unable to pull secrets or registry auth: The task cannot pull registry auth from Amazon ECR: There is a connection issue between the task and Amazon ECR. Check your task network configuration.",
    G3 "ResourceInitializationError: unable to pull secrets or registry auth: … unable to retrieve secret from asm: …",
    G4 "ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secrets from ssm: … RequestCanceled: … context deadline exceeded",
    G5 "CannotPullContainerError: … timeout",
    G5b "service … is unable to consistently start tasks successfully.",
    G6 "CannotPullContainerError: … timeout",
    G7 "CannotPullContainerError: pull image manifest has been retried 5 time(s): … dial tcp …:443: i/o timeout",
    G8 "CannotPullContainerError: … error pulling image configuration: Get https://prod-…-starport-layer-bucket.s3… context canceled",
    G9 "Connect timeout on endpoint URL: https://secretsmanager.….amazonaws.com/",
    G10 "lookup ….amazonaws.com: no such host",
    G11 "ResourceInitializationError: failed to validate logger args: … There is a connection issue between the task and Amazon CloudWatch. Check your network configuration.",
    G12 "CannotStartContainerError: … failed to initialize logging driver …",
    G13 "ResourceInitializationError: failed to download env files: … context deadline exceeded",
    G14 "No Container Instances were found in your cluster.",
    G15 "Unable to register as a container instance with ECS: … connect: network is unreachable",
    G16 "connect ETIMEDOUT …:443",
    G17 "Assign public IP is not supported for this launch type.",
    G18 "service … was unable to place a task … encountered error \"RESOURCE:ENI\".",
    G19 "Unable to attach network interface to unused device index.",
    G20 "InsufficientFreeAddressesInSubnet",
    G21 "service … was unable to place a task … is missing an attribute required by your task.",
    G22 "service … was unable to place a task … encountered error \"AGENT\".",
    G23 "TargetNotConnectedException: …",
    G24 "read ECONNRESET",
    G25 "ErrorPortAllocation",
    G26 "Connection timed out",
    G27 "toomanyrequests: You have reached your pull rate limit.",
    G28 "service … is unhealthy in target-group … due to (reason Request timed out)",
    G29 "ERR_CONNECTION_TIMED_OUT",
    G30 "DockerTimeoutError: … timed out after waiting 3m0s",
    G31 "VPC_BLOCK_PUBLIC_ACCESS_ENABLED",
    G32 "IP address … is not allowed to access …",
    G33 "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: … mount.nfs4: Connection timed out",
}

/// The message that a user of this design sees when the need is not met; none where none is on record.
#[must_use]
pub fn symptom(scenario: &Scenario, need: Need) -> Option<Symptom> {
    let fargate = scenario.launch_type.is_fargate();
    Some(match need.step {
        // The calls by which an instance joins go to `ecs`; then its agent connects, and sends its metrics (C22).
        Step::Blocking(Blocking::Register) => match need.service {
            Service::EcsAgent => Symptom::G22,
            Service::EcsTelemetry => return None,
            Service::Ecs
            | Service::EcrApi
            | Service::EcrDkr
            | Service::S3
            | Service::EcrPublic
            | Service::DockerHub
            | Service::OtherRegistry
            | Service::SecretsManager
            | Service::ParameterStore
            | Service::Logs
            | Service::SystemsManager
            | Service::Ec2Messages
            | Service::SsmMessages => Symptom::G14,
        },
        // Messages of Fargate; the agent on instances has others.
        Step::Blocking(Blocking::Secrets) if !fargate => return None,
        Step::Blocking(Blocking::Secrets) => match need.service {
            Service::ParameterStore => Symptom::G4,
            Service::SecretsManager
            | Service::Ecs
            | Service::EcsAgent
            | Service::EcsTelemetry
            | Service::EcrApi
            | Service::EcrDkr
            | Service::S3
            | Service::EcrPublic
            | Service::DockerHub
            | Service::OtherRegistry
            | Service::Logs
            | Service::SystemsManager
            | Service::Ec2Messages
            | Service::SsmMessages => Symptom::G3,
        },
        Step::Blocking(Blocking::Pull) => match need.service {
            Service::EcrApi if fargate => Symptom::G2,
            Service::EcrApi | Service::EcrDkr => Symptom::G5,
            Service::S3 => Symptom::G8,
            Service::EcrPublic
            | Service::DockerHub
            | Service::OtherRegistry
            | Service::Ecs
            | Service::EcsAgent
            | Service::EcsTelemetry
            | Service::SecretsManager
            | Service::ParameterStore
            | Service::Logs
            | Service::SystemsManager
            | Service::Ec2Messages
            | Service::SsmMessages => Symptom::G7,
        },
        // Platform version 1.3.0 ran Docker, and what it said is on no record.
        Step::Blocking(Blocking::Logs) if is_old_platform(scenario) => return None,
        Step::Blocking(Blocking::Logs) if fargate => Symptom::G11,
        Step::Blocking(Blocking::Logs) => Symptom::G12,
        Step::Optional(Optional::Exec) => Symptom::G23,
        // No message is on record.
        Step::Blocking(Blocking::ServiceConnect) | Step::Optional(Optional::Firelens) => {
            return None;
        }
    })
}
