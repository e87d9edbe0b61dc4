//! Where the writing of a chart stands.

use ecs_reach::chart::Chart;
use ecs_reach::units::Money;

#[test]
fn nothing_that_is_written_in_a_chart_covers_something_else() {
    // Lines that end within a cent of each other, at the bottom and at the top.
    let row = |end: i64| vec![Some(Money::cents(0)), Some(Money::cents(end))];
    for ends in [[1, 2, 3, 4, 5, 6, 7, 8], [9_999, 9_998, 9_997, 9_996, 9_995, 9_994, 9_993, 9_992]]
    {
        let rows: Vec<_> = ends.into_iter().map(row).collect();
        let mut names: Vec<i32> =
            Chart::new(&rows, false).names.iter().flatten().map(|(_, y)| *y).collect();
        names.sort_unstable();
        assert_eq!(names.len(), 8);
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
