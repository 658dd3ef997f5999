// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPair>
#include <QString>
#include <QStringList>

#include <limits>
#include <optional>
#include <variant>

namespace holdfast::present {

// One page of findings, worded and formatted: what window, briefing and terminal all show. Numbers that are drawn stay
// numbers (NaN = not defined); numbers that are read are text, formatted by Fmt in the page's language.

inline constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

// "How computed": shown by the ƒ mark of every figure, made from the answer's basis only.
struct Provenance {
    QString title; // "How churn rate was computed"
    QString definition; // in words
    QString formula; // "churned ÷ active at start of period"
    QString figures; // the formula with its figures: "3,341 ÷ 48,851 = 6.84%"
    QString interval; // "95% CI (Wilson): 6.62–7.07%"
    QList<QPair<QString, QString>> facts; // Rows used, Left out, Filters, Definition, Computed …: label, value
    QString asText() const; // for Copy
};

enum class Tone : std::uint8_t { Neutral, Better, Worse };
enum class Direction : std::uint8_t { None, Up, Down };
enum class State : std::uint8_t { Ready, Empty, SmallN, Partial };

// One figure of the KPI strip.
struct Tile {
    QString id; // stable: "churn-rate"
    QString label;
    QString value; // "6.84%", or "–"
    QString interval; // "6.62–7.07", "n 3,912", or empty
    Direction direction = Direction::None;
    Tone tone = Tone::Neutral;
    QString delta; // "0.61 pp" without sign or arrow, empty = no comparison
    QString versus; // "vs 6.23%"
    QList<double> spark; // oldest first, NaN = gap
    double sparkSpan = 0; // smaller differences than this do not fill its height
    double ring = kUndefined; // share drawn as a ring before the texts
    State state = State::Ready;
    QString note; // why it is empty: "Needs a table of transactions."
    Provenance provenance;
};

// One early-warning indicator: its state, its value now and its course against limits and thresholds.
struct IndicatorTile {
    enum class Level : std::uint8_t { None, InControl, Watch, Breach };
    struct Point {
        double value = kUndefined;
        bool ringed = false; // beyond a limit or threshold
        bool partial = false; // the period is not over
        QString text; // for the tooltip: "Jun 2026: 0.62 [0.60–0.64]"
    };
    struct Line {
        enum class Kind : std::uint8_t { Threshold, Benchmark } kind = Kind::Threshold;
        double value = kUndefined;
        QString text; // "0.63"
    };
    QString id; // stable: "purchase_frequency"
    QString title;
    Level level = Level::None;
    QString levelText; // "Breach"
    QString value, unit; // "0.62", "orders per customer and month"
    QString delta; // with its sign: "−6.1%"
    Tone tone = Tone::Neutral; // of the delta
    QList<Point> points; // oldest first
    double lowerLimit = kUndefined, upperLimit = kUndefined; // control limits of the last point
    QList<Line> lines;
    QString firstLabel, lastLabel; // "Jul 24", "Jun 26"
    QString missing; // not empty: no points, and which table would feed it
    Provenance provenance;
};

// A line or band over time. x labels are the periods' short names.
struct TrendSpec {
    struct Point {
        QString label; // full, for tooltip and table: "Feb 2026"
        QString tick; // axis text, empty = no tick text here
        double value = kUndefined, lower = kUndefined, upper = kUndefined;
        double lowerLimit = kUndefined, upperLimit = kUndefined; // control limits at this point
        double comparison = kUndefined; // same period last year
        bool partial = false; // drawn dashed
        bool signal = false; // hollow orange ring
        bool current = false; // in the shaded current period
        QString valueText, intervalText, comparisonText; // for tooltip and table
    };
    // A dated remark: dotted line with a dot on the axis. At most three are drawn.
    struct Note {
        double at = 0; // place between points: 22.4 = between the 23rd and the 24th
        QString text; // "12 May: North depot move"
    };
    QList<Point> points;
    QString unit; // "%"; drawn numbers are in this unit: 2.49 with "%", not 0.0249
    QString seriesName, comparisonName;
    bool zeroBased = false;
    QString currentLabel; // over the shaded points: "Q2 2026"
    QString upperLimitText, lowerLimitText; // "UCL 2.24", "LCL 1.86"; empty = limits without a label
    QList<Note> notes;
};

// Columns above and below zero for each period: new, returning, lost.
struct FlowSpec {
    struct Point {
        QString label, tick;
        double gained = 0, returned = 0, lost = 0; // counts, all >= 0
        bool partial = false;
    };
    QList<Point> points;
    QString gainedName, returnedName, lostName;
};

// Cohort triangle or any grid of text cells on a ramp.
struct GridSpec {
    struct Cell {
        double value = kUndefined; // for the ramp
        QString text; // empty = no cell
        QString detail; // tooltip: "Feb 2026, month 3: 38.4% [33.1–44.0], 147 of 382"
        bool partial = false; // hatched
        bool marked = false; // orange frame
        bool plain = false; // sunken surface instead of ramp (the 100 % column)
        bool small = false; // n < 30: grey text
        QString second; // second line (n), or empty
        bool selected = false;
    };
    QStringList columnHeads;
    QStringList rowHeads;
    QStringList rowCounts; // "2,412" beside each row head, or empty
    QList<QList<Cell>> rows;
    QString xTitle, yTitle;
    QString legendLow, legendHigh; // end values of the ramp
    double low = kUndefined,
           high = kUndefined; // the same as numbers; undefined = 2nd and 98th percentile of the values
    // Diverging: low is better, high is worse, the middle is 0.
    enum class Ramp : std::uint8_t { Tide, Ember, Diverging } ramp = Ramp::Tide;
    // A bar from a middle line beside each row, -1…1; empty = none. Undefined: only its text.
    struct Bar {
        double value = kUndefined;
        QString text; // "−0.71 (1)"
    };
    QList<Bar> rowBars;
    bool barsFromLeft = false; // 0…1, without a middle line
    QString barTitle;
};

// One curve, e.g. the chance to return after D silent days, with the chosen D marked.
struct CurveSpec {
    struct Point {
        double x = 0, y = 0, lower = kUndefined, upper = kUndefined;
    };
    QList<Point> points;
    QString xTitle, yTitle;
    double markX = kUndefined; // dotted vertical line
    QString markText;
    double thresholdY = kUndefined; // dashed horizontal line
    QString thresholdText;
    bool yIsShare = false; // y axis 0…100 %
};

// Distribution of a selection over all customers: one tile of the cross-filter.
struct FacetSpec {
    struct Bin {
        QString label; // "25", "North", "(missing)"
        QString range; // full words for tooltip and chip: "25–34"
        double all = 0; // customers in this bin, whole workspace
        double selected = 0; // in the selection (own filter ignored)
        double rate = kUndefined; // churn rate in the bin, share
        double rateLower = kUndefined, rateUpper = kUndefined;
        bool chosen = false; // brushed
    };
    QString field; // stable name
    QList<Bin> bins;
    bool horizontal = false; // bars with names (categories) instead of a histogram (ordered)
    bool filtered = false;
    QString filterText; // "3–12", "1 of 5"
};

// Counts of one column's values, side by side on a number line, with the range that a rule allows.
struct DistributionSpec {
    struct Bin {
        double low = 0, high = 0, count = 0;
        bool failing = false;
        QString label; // "1980–1984", for tooltip and table
    };
    QList<Bin> bins; // ascending
    double lowest = kUndefined, highest = kUndefined; // allowed range; undefined = open on that side
    QString lowestText, highestText;
    QList<QPair<double, QString>> ticks;
    QString countName; // "values"
};

// Named points on two axes, cut into four fields: importance against performance.
struct QuadrantSpec {
    struct Point {
        QString name;
        double x = kUndefined, y = kUndefined; // a point without both is left out
        bool marked = false; // in the shaded field
        bool muted = false; // n < 30
        QString detail; // tooltip: "performance 58.4 [56.9–59.8], importance 0.43 [0.39–0.47]"
    };
    QList<Point> points;
    double xCut = kUndefined, yCut = kUndefined; // the cross
    QString xTitle, yTitle;
    QString topLeft, topRight, bottomLeft, bottomRight; // names of the fields; the top left one is shaded
    bool yIsShare = false;
};

// Two values a row and the way between them: expected and perceived.
struct GapSpec {
    struct Row {
        QString name;
        double from = kUndefined, to = kUndefined; // hollow and filled dot
        QString text; // "−1.1"
        Tone tone = Tone::Neutral;
        bool muted = false; // n < 30
        QString detail; // tooltip
    };
    QList<Row> rows;
    QString fromName, toName; // legend
};

// A bar a row with its interval. Bars start at zero.
struct BarsSpec {
    struct Bar {
        QString name;
        double value = kUndefined, lower = kUndefined, upper = kUndefined;
        QString text; // beside the bar, or empty
        bool marked = false; // orange
        bool muted = false; // n < 30
        QString detail; // tooltip
    };
    QList<Bar> bars;
    bool isShare = false; // axis in percent
    double reference = kUndefined; // dashed line over all bars
};

// Parts of a whole in one strip, from best to worst, with name, share and a second figure below.
struct PartsSpec {
    struct Part {
        QString name;
        double share = 0;
        QString text, second; // "19%", "2.1"
        QString detail; // tooltip
        bool chosen = false;
    };
    QList<Part> parts;
};

// A table; one scale for all interval cells. Raw numbers by kind: Percent and Interval are shares 0…1; Delta is in
// percentage points (5.9) unless the title names another unit; Money is in currency units; Score is 0…100, drawn as a cell
// on the ramp of scores from 70 to 100; Meter is 0…100, drawn as a bar before its figure; text as shown.
struct TableSpec {
    enum class Kind : std::uint8_t { Text, Number, Percent, Money, Delta, Interval, Spark, Score, Meter };
    struct Column {
        QString title;
        Kind kind = Kind::Text;
        int decimals = 0;
        QString id;
    };
    struct Cell {
        QString text; // as shown
        double number = kUndefined; // raw, for sorting and Excel
        double lower = kUndefined, upper = kUndefined; // Interval: the whisker; `number` is the dot
        QList<double> series; // Spark
        Tone tone = Tone::Neutral;
        bool strong = false;
    };
    QList<Column> columns;
    QList<QList<Cell>> rows;
    QList<bool> muted; // per row: n < 30, shown grey and unranked; empty = none
    QList<int> levels; // per row: 0 heads a group, 1 belongs to the group above; empty = no groups
    double scaleLow = 0, scaleHigh = 1; // of Interval cells
    double reference = kUndefined; // dashed line in Interval cells (all customers)
};

// A sentence with its finding first: "**Above the upper control limit for 2 months.** June 2.49% [2.35–2.63]."
struct Reading {
    QString finding; // bold
    QString rest;
};

struct Block {
    QString id; // stable: "churn-trend"
    QString title; // the measure
    QString subtitle; // unit or population
    Reading reading;
    std::variant<std::monostate, TrendSpec, FlowSpec, GridSpec, CurveSpec, FacetSpec, DistributionSpec, TableSpec, QuadrantSpec,
        GapSpec, BarsSpec, PartsSpec> body;
    TableSpec asTable; // "Show as table", Copy data, Excel; filled for every chart
    State state = State::Ready;
    QString emptyText; // State::Empty: one sentence why
    QString emptyAction; // stable word of the button: "import", "churn-rule", "widen-period", "train", or empty
    QStringList caveats; // shown under the reading: small n, partial, doubt
    QString footnote; // method line under the chart in briefings
    Provenance provenance;
};

struct Page {
    QString id; // "overview"
    QString title, question;
    QString workspaceName;
    QString asOfText; // "30 Jun 2026"
    QString periodText; // "Q2 2026"
    QString comparisonText; // "Q1 2026" or empty
    QString scopeText; // "All customers" or the filters in words
    QList<Tile> tiles;
    QList<Block> blocks;
    QStringList caveats;
    const Block* block(const QString& id) const;
};

} // namespace holdfast::present
