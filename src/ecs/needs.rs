//! What must be reached before a task is RUNNING, in the order in which ECS reaches for it.

use crate::scenario::{LaunchType, LogDriver, Registry, Scenario, Secrets};

/// A service that something in ECS talks to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Service {
    /// The Amazon ECS API.
    Ecs,
    /// The Amazon ECS agent's channel.
    EcsAgent,
    /// The Amazon ECS telemetry channel.
    EcsTelemetry,
    /// The Amazon ECR API: the registry's authorisation token.
    EcrApi,
    /// The Docker registry of Amazon ECR: image manifests.
    EcrDkr,
    /// Amazon S3, where Amazon ECR keeps image layers.
    S3,
    /// Amazon ECR Public.
    EcrPublic,
    /// Docker Hub.
    DockerHub,
    /// Another registry on the internet.
    OtherRegistry,
    /// AWS Secrets Manager.
    SecretsManager,
    /// Systems Manager Parameter Store.
    ParameterStore,
    /// Amazon CloudWatch Logs.
    Logs,
}

impl Service {
    /// The name in an assessment; an endpoint's name where the service has one.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Service::Ecs => "ecs",
            Service::EcsAgent => "ecs-agent",
            Service::EcsTelemetry => "ecs-telemetry",
            Service::EcrApi => "ecr-api",
            Service::EcrDkr => "ecr-dkr",
            Service::S3 => "s3",
            Service::EcrPublic => "ecr-public",
            Service::DockerHub => "docker-hub",
            Service::OtherRegistry => "other-registry",
            Service::SecretsManager => "secretsmanager",
            Service::ParameterStore => "ssm",
            Service::Logs => "logs",
        }
    }
}

/// The step of a task's start that a need belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// The container instance joins the cluster.
    Register,
    /// The image is pulled.
    Pull,
    /// Secrets are fetched.
    Secrets,
    /// The log stream is created.
    Logs,
}

/// Something that must be reached, over the interface that carries control traffic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Need {
    /// What is reached.
    pub service: Service,
    /// What for.
    pub step: Step,
}

/// Everything a new task needs, in order. A container instance registers first (C10); Fargate has no
/// such need in the VPC (C2).
#[must_use]
pub fn needs(scenario: &Scenario) -> Vec<Need> {
    let mut needs = Vec::with_capacity(8);
    let mut add = |step, services: &[Service]| {
        needs.extend(services.iter().map(|&service| Need { service, step }));
    };
    match scenario.launch_type {
        LaunchType::Fargate => {}
        LaunchType::Ec2 | LaunchType::ManagedInstances | LaunchType::External => {
            add(Step::Register, &[Service::Ecs, Service::EcsAgent, Service::EcsTelemetry]);
        }
    }
    match scenario.secrets {
        Secrets::None => {}
        Secrets::SecretsManager => add(Step::Secrets, &[Service::SecretsManager]),
        Secrets::ParameterStore => add(Step::Secrets, &[Service::ParameterStore]),
    }
    match scenario.registry {
        Registry::Ecr => add(Step::Pull, &[Service::EcrApi, Service::EcrDkr, Service::S3]),
        Registry::EcrPublic => add(Step::Pull, &[Service::EcrPublic]),
        Registry::DockerHub => add(Step::Pull, &[Service::DockerHub]),
        Registry::Other => add(Step::Pull, &[Service::OtherRegistry]),
    }
    match scenario.log_driver {
        LogDriver::Awslogs => add(Step::Logs, &[Service::Logs]),
        // FireLens is a container beside the application and does not hold up the start (C7).
        LogDriver::Firelens | LogDriver::None => {}
    }
    needs
}
