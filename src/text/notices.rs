//! What the document says around the page: to those who find it, before it has started, and when
//! something breaks. The build writes it into `index.html`; it is in no download beside that.

/// Declares the notices, so that every language must have each.
macro_rules! notices {
    ($($(#[$doc:meta])* $name:ident $english:literal,)+) => {
        /// A text of the document around the page.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "the English text beside each name is its description")]
        pub enum Notice { $($name,)+ }

        impl Notice {
            /// Every notice.
            pub const ALL: &'static [Notice] = &[$(Notice::$name,)+];
        }

        /// The English text.
        pub(super) const fn english(notice: Notice) -> &'static str {
            match notice { $(Notice::$name => $english,)+ }
        }
    };
}

notices! {
    // For those who find it.
    Description "Can Amazon ECS tasks reach the internet, can the internet reach them, and what does it cost a month? Pick launch type, network mode, subnet and NAT, and see the path hop by hop.",
    PictureOfPage "The page: three verdicts with their reasons, the monthly cost and the picked network",
    // Where nothing is.
    NotFound "There is no page here",
    NotFoundWhy "The address is mistyped, or what stood here has moved.",
    NotFoundWhere "The address is mistyped, or what stood here has moved. ECS Reach stands in this folder or in one above.",
    OpenPage "Open ECS Reach",
    ThisFolder "This folder",
    FolderAbove "The folder above",
    // On the page with the licences.
    LicencesWhy "ECS Reach itself is under MIT or Apache-2.0, at your option. These crates are compiled into it or into its JavaScript package; below stand their licences, in English as their authors wrote them.",
    // Before it has started.
    WithoutScript "ECS Reach answers whether Amazon ECS tasks can start, reach the internet and be reached from it, and what the network costs a month. Below stands its answer for the default design. To pick your own, allow JavaScript and WebAssembly for this page and reload it.",
    FrameWithoutScript "Here stands a design of ECS Reach: its answers, its network or its bill. To see it, allow JavaScript and WebAssembly for this page and reload it.",
    OpeningLink "Opening the design of this link\u{2026}",
    FileBlocked "This file does not run here: the policy of the site that sends it blocks its script. Save it, and open it from your disk.",
    OfDefaultDesign "Answers for the default design",
    // When a newer version is there.
    Renewed "A new version of ECS Reach is ready.",
    RenewedWhy "Reload when it suits you: your design and what you are typing are kept.",
    Later "Later",
    // When it cannot start.
    NotStarted "ECS Reach could not start.",
    NotStartedWhy "Part of the page did not arrive, or this browser has no WebAssembly. What you see below is the answer for the default design. Your own design is kept in the address of this page.",
    Mistyped "The host of this page sends its JavaScript as \u{201c}{}\u{201d}; browsers run it only as text/javascript. Whoever runs the host can set that. What you see below is the answer for the default design. Your own design is kept in the address of this page.",
    TryAgain "Try again",
    // When it breaks.
    Restarted "ECS Reach met an error of its own and has started again.",
    RestartedWhy "Your design is kept. Please look over what you were typing.",
    Stopped "ECS Reach has stopped because of an error of its own.",
    StoppedWhy "Starting again did not help. What you see below no longer follows your choices. Your design is kept in the address of this page.",
    Reload "Reload",
    DefaultDesign "Start again with the default design",
    Report "Report of the error",
    ReportHolds "It holds what you see here, and it is sent nowhere.",
    CopyReport "Copy the report",
    ReportCopied "Report copied",
    // In the place of an embed; for whoever wrote the page around it.
    EmbedNotJson "The JSON inside <ecs-reach> cannot be read ({}). Mend it, or leave it out and set the design by attributes.",
    EmbedStrange "<ecs-reach> does not read a <script> of the type \u{201c}{}\u{201d}. If it holds a design, give it the type application/json; else put it elsewhere.",
    EmbedView "<ecs-reach> has no view \u{201c}{}\u{201d}; choose one of full, verdicts, diagram, bill.",
    EmbedBlocked "The content security policy of this page does not allow WebAssembly, so <ecs-reach> cannot start. Add 'wasm-unsafe-eval' to script-src, or show frame.html in an iframe.",
    EmbedNotLoaded "Reload this page: newer files may have taken the place of its own. <ecs-reach> could not be loaded ({}). If that stays so: all files of dist/ must stand beside embed.js, their host must allow this page to fetch them (CORS), and its content security policy must, too (connect-src, script-src).",
    EmbedStopped "ECS Reach has stopped because of an error of its own. Reload the page to start it again.",
}
