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
    /// The Service Connect proxy fetches its configuration.
    ServiceConnect,
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
    /// No task runs without it.
    pub blocks_start: bool,
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
                (Step::Secrets, _) | (Step::Pull, Service::EcrApi) if old => None,
                // These are containers of the task, or run inside one (C7, C6).
                (Step::Firelens | Step::Exec, _) => carriers.application,
                // On container instances the proxies of Service Connect speak through a socket to a relay that runs in
                // network mode `host` (C12).
                (
                    Step::Register | Step::Pull | Step::Secrets | Step::Logs | Step::ServiceConnect,
                    _,
                ) => Some(carriers.control),
            };
            let (possible, blocks_start) = match step {
                Step::Exec => (!no_exec, false),
                Step::Firelens => (carrier.is_some(), false),
                Step::Register | Step::Pull | Step::Secrets | Step::Logs | Step::ServiceConnect => {
                    (true, true)
                }
            };
            Need { service, step, carrier, possible, blocks_start }
        };
        needs.extend(services.iter().map(need));
    };
    match scenario.launch_type {
        LaunchType::Fargate => {}
        LaunchType::Ec2 | LaunchType::ManagedInstances => {
            add(Step::Register, &[Service::Ecs, Service::EcsAgent, Service::EcsTelemetry]);
        }
        LaunchType::External => {
            add(Step::Register, &[Service::Ecs, Service::EcsAgent, Service::EcsTelemetry]);
            add(
                Step::Register,
                &[Service::SystemsManager, Service::Ec2Messages, Service::SsmMessages],
            );
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
        // A container beside the application, which does not hold up the start.
        LogDriver::Firelens => add(Step::Firelens, &[Service::Logs]),
        LogDriver::None => {}
    }
    if scenario.service_connect {
        add(Step::ServiceConnect, &[Service::EcsAgent]);
    }
    if scenario.exec {
        add(Step::Exec, &[Service::SsmMessages]);
    }
    needs
}
