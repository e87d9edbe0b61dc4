//! What ECS says when something a task needs cannot be reached: its own messages, as users have
//! reported them, shortened with `…` where they hold names of the user's.

use super::{Service, Step};
use crate::rules::Rule;
use crate::scenario::LaunchType;

/// A message, and the fact that says when it appears.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Symptom {
    /// The message, in the words of AWS.
    pub message: &'static str,
    /// The entry among the symptoms.
    pub rule: Rule,
}

/// The message that a user sees when the need is not met.
#[must_use]
pub const fn symptom(launch_type: LaunchType, step: Step, service: Service) -> Symptom {
    let fargate = matches!(launch_type, LaunchType::Fargate);
    let (message, rule) = match step {
        Step::Register => ("No Container Instances were found in your cluster.", Rule::G14),
        Step::Secrets => match service {
            Service::ParameterStore => (
                "ResourceInitializationError: unable to pull secrets or registry auth: unable to \
                 retrieve secrets from ssm: … RequestCanceled: … context deadline exceeded",
                Rule::G4,
            ),
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
            | Service::Logs => (
                "ResourceInitializationError: unable to pull secrets or registry auth: … unable to \
                 retrieve secret from asm: …",
                Rule::G3,
            ),
        },
        Step::Pull => match service {
            Service::EcrApi if fargate => (
                "ResourceInitializationError: unable to pull secrets or registry auth: The task \
                 cannot pull registry auth from Amazon ECR: There is a connection issue between the \
                 task and Amazon ECR. Check your task network configuration.",
                Rule::G2,
            ),
            Service::EcrApi | Service::EcrDkr => (
                "CannotPullContainerError: … net/http: request canceled while waiting for \
                 connection",
                Rule::G5,
            ),
            Service::S3 => (
                "CannotPullContainerError: … error pulling image configuration: Get \
                 https://prod-…-starport-layer-bucket.s3… context canceled",
                Rule::G8,
            ),
            Service::EcrPublic
            | Service::DockerHub
            | Service::OtherRegistry
            | Service::Ecs
            | Service::EcsAgent
            | Service::EcsTelemetry
            | Service::SecretsManager
            | Service::ParameterStore
            | Service::Logs => (
                "CannotPullContainerError: pull image manifest has been retried 5 time(s): … dial \
                 tcp …:443: i/o timeout",
                Rule::G7,
            ),
        },
        Step::Logs if fargate => (
            "ResourceInitializationError: failed to validate logger args: … There is a connection \
             issue between the task and Amazon CloudWatch. Check your network configuration.",
            Rule::G11,
        ),
        Step::Logs => {
            ("CannotStartContainerError: … failed to initialize logging driver …", Rule::G12)
        }
    };
    Symptom { message, rule }
}
