//! Where the writing of a chart stands.

use ecs_reach::chart::Chart;
use ecs_reach::text::Language;
use ecs_reach::units::Money;

#[test]
fn nothing_that_is_written_in_a_chart_covers_something_else() {
    // Lines that end within a cent of each other, at the bottom and at the top.
    let row = |end: i64| vec![Some(Money::cents(0)), Some(Money::cents(end))];
    for ends in [[1, 2, 3, 4, 5, 6, 7, 8], [9_999, 9_998, 9_997, 9_996, 9_995, 9_994, 9_993, 9_992]]
    {
        let rows: Vec<_> = ends.into_iter().map(row).collect();
        let named = Chart::new(&rows, false).names;
        let mut places: Vec<usize> = named.iter().flat_map(|(_, places)| places.clone()).collect();
        places.sort_unstable();
        assert_eq!(places, (0..8).collect::<Vec<_>>(), "each line has its name");
        let mut names: Vec<i32> = named.iter().map(|((_, y), _)| *y).collect();
        names.sort_unstable();
        assert!(names.windows(2).all(|pair| pair[1] - pair[0] >= 150), "{names:?}");
    }
    let chart = Chart::new(&[vec![Some(Money::cents(100)); 121]], false);
    let marked: Vec<usize> = (0..=120).step_by(5).collect();
    let mut values = chart.values(&marked);
    values.sort_unstable();
    let steps: Vec<usize> = values.iter().map(|(step, _)| *step).collect();
    assert_eq!((steps.first(), steps.last()), (Some(&0), Some(&120)), "both ends are written");
    assert!(values.windows(2).all(|pair| pair[1].1.0 - pair[0].1.0 >= 600), "{values:?}");
    assert!(values.len() > 4, "and what has room between them");
    let over = chart.over(&[1_000, 1_200, 2_000]);
    assert_eq!(over.iter().map(Option::is_some).collect::<Vec<_>>(), [true, false, true]);
}

#[test]
fn a_line_that_another_covers_is_named_beside_it() {
    let dollars = |all: &[i64]| all.iter().map(|one| Some(Money::cents(one * 100))).collect();
    let mut dot: Vec<Option<Money>> = dollars(&[1, 9, 9]);
    dot[1..].fill(None);
    let rows = [dollars(&[1, 2, 3]), dollars(&[5, 6, 7]), dollars(&[1, 2, 3]), dot];
    let names = Chart::new(&rows, false).names;
    let places: Vec<_> = names.into_iter().map(|(_, places)| places).collect();
    assert_eq!(places, [vec![0, 2], vec![1]], "and what is but a point has no name");
}

/// The writing of a telephone's charts, in the chart's units, and where amounts end.
const LARGE_WRITING: &str = ".chart text { font-size: 180px;";
const AMOUNTS_STAND: &str = ".chart .ch-amount { transform: translate(-20px, 30px); }";

/// So many thousandths of its size a text needs in a wide sans-serif.
fn breadth(text: &str) -> i32 {
    let letter = |letter: char| match letter {
        'M' => 870,
        'U' | 'S' | 'D' | 'C' | 'N' | 'Y' => 770,
        '0'..='9' | '$' | '\u{a5}' => 640,
        'k' => 580,
        '.' | ',' | '\u{a0}' | '\u{202f}' => 320,
        other => panic!("{other}"),
    };
    text.chars().map(letter).sum()
}

#[test]
fn amounts_beside_a_chart_have_room_in_a_narrow_page() {
    let style = include_str!("../../style.css");
    for rule in [LARGE_WRITING, AMOUNTS_STAND] {
        assert!(style.contains(rule), "{rule}");
    }
    for language in Language::ALL {
        {
            for dollars in [1, 9, 99, 800, 999, 1_500, 9_999, 12_500, 120_000, 990_000, 2_100_000] {
                for logarithmic in [false, true] {
                    let amount = |cents| Some(Money::cents(cents));
                    let row = vec![amount(100), amount(dollars * 100)];
                    let chart = Chart::new(&[row], logarithmic);
                    let mut written = Vec::new();
                    for ((x, _), amount) in &chart.ticks {
                        let text = language.words().locale().short_money(*amount);
                        let breadth = breadth(&text) * 180 / 1_000;
                        assert!(breadth <= x - 20, "{text} needs {breadth} of {}", x - 20);
                        assert!(!written.contains(&text), "{text} stands for two amounts");
                        written.push(text);
                    }
                    assert!(written.len() > 2 || dollars < 100, "{written:?}");
                }
            }
        }
    }
}
