// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "briefing/PageLayout.h"
#include "core/CivilDate.h"
#include "flow/BriefingIssues.h"
#include "present/Page.h"

#include <QCoreApplication>
#include <QList>
#include <QPair>
#include <QString>

#include <functional>
#include <vector>

namespace holdfast::briefing {

// How one figure came about, as a row of "About these figures". Facts (rows used, left out, filters, source file,
// fingerprint …) keep the labels the page gave them.
struct Definition {
    QString term; // "Churn rate", "3 Retention by cohort"
    QString value; // the figure itself, empty for charts
    QString definition, formula, figures, interval;
    QString asOf;
    QString scope; // filters in words
    QList<QPair<QString, QString>> facts;
};

struct Section {
    int number = 0; // 1, 2, … over the whole briefing; 0 = own words, without a heading
    present::Block block;
    bool half = false; // stands beside the next section of that width, where both fit on a page
    QString heading() const { return number == 0 ? block.title : QString::number(number) + u' ' + block.title; }
};

// What one page of findings becomes.
struct Chapter {
    QString pageId;
    QString title, question;
    QString asOfText, periodText, comparisonText, scopeText;
    QList<present::Tile> tiles;
    QList<Section> sections;
    QStringList caveats;
    bool newSheet = false; // of the document: begins a page
};

// The words the document adds to those of the pages, in the language the program speaks when composing.
class Words {
    Q_DECLARE_TR_FUNCTIONS(Briefing)
public:
    Words();
    QString dataTo, dataToComparedWith; // with %1, %2
    QString about, contents, summary, sheet, rows, measure, value, change, versus, interval, note, finding;
    QString definition, formula, figures, asOf, scope, period, comparison, workspace, created;
    QString internal, noPersonalData, personalData, pageOf;
    QString low, high, lowerLimit, upperLimit, textsChanged, textsChangedWhy, cell, text, label, count, cells, report;
};

// A document ready to be written. Two writers read it: PdfWriter and XlsxWriter.
struct Briefing {
    QString templateId; // "weekly-churn", or the name it is kept by
    QString title; // "Weekly churn report"
    QString workspace;
    QString weekText; // "Week 27, 2026", or empty
    QString dataText; // "Data to 30 Jun 2026, compared with Q1 2026"
    QString language; // "en", "zh"
    present::Reading lead; // the finding in words
    QList<Chapter> chapters;
    QList<Definition> definitions;
    QList<QPair<QString, QString>> sources; // label, value: source files, fingerprint, churn rule …
    bool pseudonymous = true;
    bool manager = false; // groups under kSmallGroup are not shown, nor lists of single customers
    bool namesPersons = false; // some table has a column of customers
    core::CivilDate asOf; // of the figures; none = not known
    std::string fingerprint; // of the facts
    qint64 createdAt = 0; // seconds since 1970-01-01 UTC; the documents' creation time
    QString createdText; // the same in words, empty = left out
    flow::BriefingIssue issue; // what it says, small groups too, without its files; filled by makeBriefing
    Sheet sheet;
    Words words;
    int sectionCount() const;
};

struct ComposeOptions {
    QString templateId;
    QString title;
    QString weekText;
    QString language = QStringLiteral("en");
    QString createdText;
    qint64 createdAt = 0;
    Sheet sheet;
    bool pseudonymous = true;
    bool manager = false; // see ManagerCopy.h
    // Gives a customer's id its pseudonym. Without it a pseudonymous briefing leaves columns of customers out.
    std::function<QString(const QString& id)> pseudonym;
    std::vector<bool> breaks; // per page: it begins a new sheet; missing = does not
    std::vector<std::vector<bool>> halves; // per page and block: as wide as half a sheet; missing = whole
    std::vector<std::uint64_t> customers; // per page: how many it is about; missing or 0 = not told
    QList<QPair<QString, QString>> sources;
};

// Pages become chapters in their order, their blocks numbered sections; a block without a title is a paragraph. The lead is taken from the first readings;
// every tile and every block gets its row of "About these figures". Columns named customer, customer-id, name, phone,
// email or address (TableSpec::Column::id) hold persons.
Briefing compose(const std::vector<present::Page>& pages, const ComposeOptions& options);

} // namespace holdfast::briefing
