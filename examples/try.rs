use ecs_reach::text::Language;
fn main() {
    let link = std::env::args().nth(1).unwrap_or_default();
    let (s, p) = ecs_reach::Scenario::from_link(&link);
    for p in &p {
        println!("PROBLEM {}", Language::English.words().problem(p));
    }
    println!("{}", s.to_link());
    println!(
        "{}",
        ecs_reach::export::assessment_json(&ecs_reach::assess(&s), Language::English.words())
    );
    let t = std::time::Instant::now();
    for _ in 0..10000 {
        std::hint::black_box(ecs_reach::assess(std::hint::black_box(&s)));
    }
    println!("{:?}", t.elapsed() / 10000);
}
