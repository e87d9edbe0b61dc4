//! What must be reached before a task is RUNNING, in the order in which ECS reaches for it.

use super::{Carrier, Carriers, effective_mode, is_old_platform, no_exec};
use crate::closed::closed;
use crate::scenario::{Endpoint, LaunchType, LogDriver, Registry, Scenario, Secrets};

closed! {
    /// A service that something in ECS talks to.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    Service {
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
        /// Systems Manager, with which External instances register.
        SystemsManager,
        /// Systems Manager's channel to External instances.
        Ec2Messages,
        /// Session Manager's channel, which ECS Exec uses.
        SsmMessages,
    }
}

impl Service {
    /// The VPC endpoint that reaches it; none of the registries on the internet has one (C25).
    #[must_use]
    pub const fn endpoint(self) -> Option<Endpoint> {
        match self.reached() {
            Ok(endpoint) => Some(endpoint),
            Err(_) => None,
        }
    }

    /// The name in an assessment; an endpoint's name where the service has one.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self.reached() {
            Ok(endpoint) => endpoint.name(),
            Err(name) => name,
        }
    }

    /// The endpoint that reaches it, or the name of what none reaches.
    const fn reached(self) -> Result<Endpoint, &'static str> {
        Ok(match self {
            Service::Ecs => Endpoint::Ecs,
            Service::EcsAgent => Endpoint::EcsAgent,
            Service::EcsTelemetry => Endpoint::EcsTelemetry,
            Service::EcrApi => Endpoint::EcrApi,
            Service::EcrDkr => Endpoint::EcrDkr,
            Service::S3 => Endpoint::S3,
            Service::SecretsManager => Endpoint::Secretsmanager,
            Service::ParameterStore | Service::SystemsManager => Endpoint::Ssm,
            Service::Logs => Endpoint::Logs,
            Service::SsmMessages => Endpoint::Ssmmessages,
            Service::EcrPublic => return Err("ecr-public"),
            Service::DockerHub => return Err("docker-hub"),
            Service::OtherRegistry => return Err("other-registry"),
            Service::Ec2Messages => return Err("ec2messages"),
        })
    }
}

/// What a need is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// A step of the start: no task runs without it.
    Blocking(Blocking),
    /// What tasks run without.
    Optional(Optional),
}

impl Step {
    /// The step of the start; none of what tasks run without.
    #[must_use]
    pub const fn blocking(self) -> Option<Blocking> {
        match self {
            Step::Blocking(step) => Some(step),
            Step::Optional(_) => None,
        }
    }

    /// Whether no task runs without it.
    #[must_use]
    pub const fn blocks_start(self) -> bool {
        self.blocking().is_some()
    }
}

/// The steps of a task's start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Blocking {
    /// The container instance joins the cluster.
    Register,
    /// The image is pulled.
    Pull,
    /// Secrets are fetched.
    Secrets,
    /// The log stream is created.
    Logs,
    /// The Service Connect proxy fetches its configuration.
    ServiceConnect,
}

/// What tasks run without.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Optional {
    /// The log router of FireLens sends what the application writes.
    Firelens,
    /// ECS Exec opens its channel.
    Exec,
}

/// Something that must be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Need {
    /// What is reached.
    pub service: Service,
    /// What for.
    pub step: Step,
    /// Whose interface reaches for it; none where it is one that Fargate owns, outside the VPC (C1), or where the
    /// container has none (B4).
    pub carrier: Option<Carrier>,
    /// False where no path helps: ECS does not offer it for such tasks, or the container has no network.
    pub possible: bool,
}

/// Everything a new task needs, in order. A container instance registers first (C10); Fargate has no
/// such need in the VPC (C2). In network mode `none` what a container itself reaches for is not to be had.
#[must_use]
pub fn needs(scenario: &Scenario) -> Vec<Need> {
    let carriers = Carriers::of(scenario.launch_type, effective_mode(scenario));
    let old = is_old_platform(scenario);
    let no_exec = no_exec(scenario).is_some();
    let mut needs = Vec::with_capacity(12);
    let mut add = |step, services: &[Service]| {
        let need = |&service: &Service| {
            let carrier = match (step, service) {
                // Fargate itself logs in and fetches secrets before platform version 1.4.0.
                (Step::Blocking(Blocking::Secrets), _)
                | (Step::Blocking(Blocking::Pull), Service::EcrApi)
                    if old =>
                {
                    None
                }
                // These are containers of the task, or run inside one (C7, C6).
                (Step::Optional(_), _) => carriers.application,
                // On container instances the proxies of Service Connect speak through a socket to a relay that runs in
                // network mode `host` (C12).
                (Step::Blocking(_), _) => Some(carriers.control),
            };
            let possible = match step {
                Step::Optional(Optional::Exec) => !no_exec,
                Step::Optional(Optional::Firelens) => carrier.is_some(),
                Step::Blocking(_) => true,
            };
            Need { service, step, carrier, possible }
        };
        needs.extend(services.iter().map(need));
    };
    match scenario.launch_type {
        LaunchType::Fargate => {}
        LaunchType::Ec2 | LaunchType::ManagedInstances => {
            add(
                Step::Blocking(Blocking::Register),
                &[Service::Ecs, Service::EcsAgent, Service::EcsTelemetry],
            );
        }
        LaunchType::External => {
            add(
                Step::Blocking(Blocking::Register),
                &[Service::Ecs, Service::EcsAgent, Service::EcsTelemetry],
            );
            add(
                Step::Blocking(Blocking::Register),
                &[Service::SystemsManager, Service::Ec2Messages, Service::SsmMessages],
            );
        }
    }
    match scenario.secrets {
        Secrets::None => {}
        Secrets::SecretsManager => {
            add(Step::Blocking(Blocking::Secrets), &[Service::SecretsManager])
        }
        Secrets::ParameterStore => {
            add(Step::Blocking(Blocking::Secrets), &[Service::ParameterStore])
        }
    }
    match scenario.registry {
        Registry::Ecr => {
            add(Step::Blocking(Blocking::Pull), &[Service::EcrApi, Service::EcrDkr, Service::S3])
        }
        Registry::EcrPublic => add(Step::Blocking(Blocking::Pull), &[Service::EcrPublic]),
        Registry::DockerHub => add(Step::Blocking(Blocking::Pull), &[Service::DockerHub]),
        Registry::Other => add(Step::Blocking(Blocking::Pull), &[Service::OtherRegistry]),
    }
    match scenario.log_driver {
        LogDriver::Awslogs => add(Step::Blocking(Blocking::Logs), &[Service::Logs]),
        // A container beside the application, which does not hold up the start.
        LogDriver::Firelens => add(Step::Optional(Optional::Firelens), &[Service::Logs]),
        LogDriver::None => {}
    }
    if scenario.service_connect {
        add(Step::Blocking(Blocking::ServiceConnect), &[Service::EcsAgent]);
    }
    if scenario.exec {
        add(Step::Optional(Optional::Exec), &[Service::SsmMessages]);
    }
    needs
}
