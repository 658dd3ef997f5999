// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/sources/ImportPage.h"

#include "app/look/Icons.h"
#include "app/panels/sources/IssueList.h"
#include "app/panels/sources/PreviewTable.h"
#include "app/panels/sources/RefreshView.h"
#include "app/widgets/CommandButton.h"
#include "app/widgets/RowsDialog.h"
#include "present/ErrorText.h"
#include "present/Words.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QStackedLayout>
#include <QTabBar>
#include <QTableView>

namespace holdfast::app {

enum MiddlePage { EmptyPage, PreviewPage, MessagePage, ResultPage };

ImportPage::ImportPage(const Surroundings& with, ImportController& controller, QWidget* parent)
    : QWidget(parent)
    , m_with(with)
    , m_controller(controller)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 0, 16, 12);
    layout->setSpacing(12);
    layout->addWidget(makeFiles());
    layout->addWidget(makeMiddle(), 1);
    m_issues = new IssueList(with, controller, this);
    m_issues->setFixedWidth(292);
    layout->addWidget(m_issues);
    connect(&controller, &ImportController::changed, this, &ImportPage::refresh);
    connect(&with.appearance, &Appearance::changed, this, &ImportPage::refresh);
    retranslate();
}

QWidget* ImportPage::makeFiles()
{
    auto* block = new QFrame(this);
    block->setProperty("surface", QStringLiteral("block"));
    block->setFixedWidth(224);
    auto* layout = new QVBoxLayout(block);
    layout->setContentsMargins(0, 8, 0, 10);
    layout->setSpacing(6);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(12, 0, 8, 0);
    m_filesTitle = new QLabel(block);
    m_filesTitle->setProperty("type", QStringLiteral("block"));
    m_filesCount = new QLabel(block);
    m_filesCount->setProperty("type", QStringLiteral("caption"));
    m_addFile = new QPushButton(block);
    m_addFile->setProperty("role", QStringLiteral("icon"));
    m_addFile->setIcon(icon(QStringLiteral("plus"), m_with.appearance));
    m_addFile->setObjectName(QStringLiteral("addFiles"));
    m_removeFile = new QPushButton(block);
    m_removeFile->setProperty("role", QStringLiteral("icon"));
    m_removeFile->setIcon(icon(QStringLiteral("trash"), m_with.appearance));
    connect(m_addFile, &QPushButton::clicked, this, &ImportPage::filesWanted);
    connect(m_removeFile, &QPushButton::clicked, &m_controller, &ImportController::removeCurrent);
    head->addWidget(m_filesTitle);
    head->addWidget(m_filesCount, 1);
    head->addWidget(m_removeFile);
    head->addWidget(m_addFile);
    layout->addLayout(head);
    m_list = new QListWidget(block);
    m_list->setObjectName(QStringLiteral("fileList"));
    m_list->setProperty("surface", QStringLiteral("plain"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setIconSize({14, 14});
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        if (!m_refreshing)
            m_controller.setCurrent(row);
    });
    layout->addWidget(m_list, 1);
    m_drop = new DropZone(m_with.appearance, block);
    m_drop->setFixedHeight(110);
    connect(m_drop, &DropZone::browse, this, &ImportPage::filesWanted);
    auto* margin = new QHBoxLayout;
    margin->setContentsMargins(10, 0, 10, 0);
    margin->addWidget(m_drop);
    layout->addLayout(margin);
    return block;
}

QComboBox* ImportPage::addDialect(QLayout& row, const char* name)
{
    auto* column = new QVBoxLayout;
    column->setSpacing(2);
    auto* label = new QLabel(this);
    label->setProperty("type", QStringLiteral("caption"));
    auto* box = new QComboBox(this);
    box->setObjectName(QString::fromLatin1(name));
    box->setMinimumWidth(96);
    label->setBuddy(box);
    m_dialectLabels.append(label);
    column->addWidget(label);
    column->addWidget(box);
    static_cast<QHBoxLayout&>(row).addLayout(column);
    return box;
}

QWidget* ImportPage::makeMiddle()
{
    auto* block = new QFrame(this);
    block->setProperty("surface", QStringLiteral("block"));
    m_middle = new QStackedLayout;
    auto* outer = new QVBoxLayout(block);
    outer->setContentsMargins(1, 10, 1, 8);
    outer->addLayout(m_middle);

    auto* empty = new QWidget(block);
    auto* emptyLayout = new QVBoxLayout(empty);
    emptyLayout->setContentsMargins(60, 60, 60, 60);
    m_bigDrop = new DropZone(m_with.appearance, empty);
    m_bigDrop->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(m_bigDrop, &DropZone::browse, this, &ImportPage::filesWanted);
    emptyLayout->addWidget(m_bigDrop);
    m_middle->addWidget(empty);

    auto* preview = new QWidget(block);
    auto* layout = new QVBoxLayout(preview);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(12, 0, 12, 0);
    m_fileName = new QLabel(preview);
    m_fileName->setTextFormat(Qt::PlainText);
    m_fileName->setProperty("type", QStringLiteral("block"));
    m_fileFacts = new QLabel(preview);
    m_fileFacts->setProperty("type", QStringLiteral("caption"));
    m_loadAsLabel = new QLabel(preview);
    m_loadAsLabel->setProperty("type", QStringLiteral("secondary"));
    m_role = new QComboBox(preview);
    m_role->setObjectName(QStringLiteral("loadAs"));
    m_role->setMinimumWidth(140);
    m_loadAsLabel->setBuddy(m_role);
    connect(m_role, &QComboBox::activated, this, [this] { m_controller.setRole(m_role->currentData().toString()); });
    head->addWidget(m_fileName);
    head->addWidget(m_fileFacts, 1);
    head->addWidget(m_loadAsLabel);
    head->addWidget(m_role);
    layout->addLayout(head);
    auto* dialects = new QHBoxLayout;
    dialects->setContentsMargins(12, 0, 12, 0);
    dialects->setSpacing(10);
    m_part = addDialect(*dialects, "sourcePart");
    m_encoding = addDialect(*dialects, "dialectEncoding");
    m_delimiter = addDialect(*dialects, "dialectDelimiter");
    m_headerLine = addDialect(*dialects, "dialectHeader");
    m_dates = addDialect(*dialects, "dialectDates");
    m_dates->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_dates->setMinimumContentsLength(10);
    connect(m_part, &QComboBox::activated, this, [this] {
        const SourceFile* file = m_controller.current();
        if (file && file->preview)
            m_controller.setDialect(file->preview->kind == "workbook" ? QStringLiteral("sheet") : QStringLiteral("table"), m_part->currentData().toString());
    });
    connect(m_encoding, &QComboBox::activated, this,
        [this] { m_controller.setDialect(QStringLiteral("encoding"), m_encoding->currentData().toString()); });
    connect(m_delimiter, &QComboBox::activated, this,
        [this] { m_controller.setDialect(QStringLiteral("delimiter"), m_delimiter->currentData().toString()); });
    connect(m_headerLine, &QComboBox::activated, this,
        [this] { m_controller.setDialect(QStringLiteral("header_line"), m_headerLine->currentData().toString()); });
    connect(m_dates, &QComboBox::activated, this, [this] { m_controller.setDateOrder(m_dates->currentData().toString()); });
    dialects->addStretch(1);
    m_remembered = new QLabel(preview);
    m_remembered->setProperty("tag", QStringLiteral("info"));
    dialects->addWidget(m_remembered, 0, Qt::AlignBottom);
    layout->addLayout(dialects);
    m_views = new QTabBar(preview);
    m_views->setObjectName(QStringLiteral("importViews"));
    m_views->setDrawBase(false);
    m_views->setExpanding(false);
    m_views->setUsesScrollButtons(false);
    m_views->addTab(QString());
    m_views->addTab(QString());
    dialects->insertWidget(dialects->count() - 1, m_views, 0, Qt::AlignBottom);
    m_rowsOrChanges = new QStackedLayout;
    layout->addLayout(m_rowsOrChanges, 1);
    m_changes = new RefreshView(m_with, m_controller, preview);
    m_table = new QTableView(preview);
    m_table->setObjectName(QStringLiteral("preview"));
    m_table->setFrameShape(QFrame::NoFrame);
    m_model = new PreviewModel(m_with.appearance, m_table);
    m_table->setModel(m_model);
    m_header = new PreviewHeader(m_with, m_table);
    m_table->setHorizontalHeader(m_header);
    m_table->verticalHeader()->setDefaultSectionSize(24);
    m_table->setWordWrap(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setShowGrid(false);
    m_header->setDefaultSectionSize(124);
    m_header->setStretchLastSection(true);
    connect(m_header, &PreviewHeader::fieldChosen, &m_controller, &ImportController::setField);
    connect(m_header, &PreviewHeader::typeChosen, &m_controller, &ImportController::setType);
    m_rowsOrChanges->addWidget(m_table);
    m_rowsOrChanges->addWidget(m_changes);
    connect(m_views, &QTabBar::currentChanged, m_rowsOrChanges, &QStackedLayout::setCurrentIndex);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(12, 0, 12, 0);
    m_rows = new QLabel(preview);
    m_rows->setProperty("type", QStringLiteral("caption"));
    m_nextProblem = new QPushButton(preview);
    m_nextProblem->setProperty("role", QStringLiteral("link"));
    connect(m_nextProblem, &QPushButton::clicked, this, [this] {
        const int row = m_model->nextProblem(m_table->currentIndex().row());
        if (row >= 0) {
            m_table->selectRow(row);
            m_table->scrollTo(m_model->index(row, 0));
        }
    });
    foot->addWidget(m_rows, 1);
    foot->addWidget(m_nextProblem);
    layout->addLayout(foot);
    m_middle->addWidget(preview);

    m_message = new QLabel(block);
    m_message->setObjectName(QStringLiteral("fileMessage"));
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setContentsMargins(60, 20, 60, 20);
    m_middle->addWidget(m_message);

    auto* result = new QWidget(block);
    auto* lines = new QVBoxLayout(result);
    lines->setContentsMargins(24, 20, 24, 20);
    m_resultTitle = new QLabel(result);
    m_resultTitle->setObjectName(QStringLiteral("loadedTitle"));
    m_resultTitle->setProperty("type", QStringLiteral("emphasis"));
    m_resultText = new QLabel(result);
    m_resultText->setObjectName(QStringLiteral("loadedText"));
    m_resultText->setTextFormat(Qt::PlainText);
    m_resultText->setWordWrap(true);
    m_rejected = new QPushButton(result);
    m_rejected->setObjectName(QStringLiteral("showRejected"));
    connect(m_rejected, &QPushButton::clicked, this, &ImportPage::showRejected);
    lines->addWidget(m_resultTitle);
    lines->addWidget(m_resultText);
    lines->addWidget(m_rejected, 0, Qt::AlignLeft);
    lines->addStretch(1);
    m_middle->addWidget(result);
    return block;
}

void ImportPage::retranslate()
{
    m_filesTitle->setText(tr("Files"));
    m_addFile->setToolTip(tr("Add files"));
    m_addFile->setAccessibleName(tr("Add files"));
    m_removeFile->setToolTip(tr("Remove from the list"));
    m_removeFile->setAccessibleName(tr("Remove from the list"));
    m_list->setAccessibleName(tr("Files"));
    m_drop->setTexts(tr("Drop files here"), tr("CSV, TSV, XLSX, SQLite"));
    m_bigDrop->setTexts(tr("Drop customer and transaction files here, or click to browse"),
        tr("Customers need an ID. Transactions need a customer, a date and an amount. Either file is enough to start."));
    m_loadAsLabel->setText(tr("Load as"));
    const QStringList labels {tr("Table"), tr("Encoding"), tr("Delimiter"), tr("Header"), tr("Dates")};
    for (int i = 0; i < m_dialectLabels.size(); ++i)
        m_dialectLabels[i]->setText(labels[i]);
    m_remembered->setText(tr("mapping of an earlier import applied"));
    m_views->setTabText(0, tr("First rows"));
    m_views->setTabText(1, tr("What changes"));
    m_views->setAccessibleName(tr("View"));
    m_changes->retranslate();
    m_nextProblem->setText(tr("Next problem row"));
    m_rejected->setText(tr("Show rejected rows…"));
    m_table->setAccessibleName(tr("First rows of the file"));
    m_shownFile = -1;
    refresh();
}

static QString stateText(const SourceFile& file, const present::Fmt& fmt)
{
    switch (file.state) {
    case FileState::Reading:
        return ImportPage::tr("reading…");
    case FileState::Choices:
        return ImportPage::tr("%n choice(s) open", nullptr, file.openChoices());
    case FileState::Ready:
        return ImportPage::tr("ready");
    case FileState::Waiting:
        return ImportPage::tr("waiting");
    case FileState::Loading:
        return ImportPage::tr("loading…");
    case FileState::Loaded:
        return ImportPage::tr("%1 rows").arg(fmt.count(qint64(file.answer ? file.answer->loaded : 0)));
    case FileState::Failed:
        return ImportPage::tr("not readable");
    }
    return {};
}

void ImportPage::refresh()
{
    m_refreshing = true;
    refreshFiles();
    m_refreshing = false;
    const SourceFile* file = m_controller.current();
    m_removeFile->setEnabled(file && file->state != FileState::Loading);
    if (!file) {
        m_middle->setCurrentIndex(EmptyPage);
    } else if (file->state == FileState::Loaded) {
        refreshResult();
        m_middle->setCurrentIndex(ResultPage);
    } else if (file->state == FileState::Failed && file->problem) {
        m_message->setText(present::errorText(*file->problem));
        m_middle->setCurrentIndex(MessagePage);
    } else if (!file->preview) {
        m_message->setText(tr("Reading the whole file to see what is in it…"));
        m_middle->setCurrentIndex(MessagePage);
    } else {
        refreshPreview();
        m_middle->setCurrentIndex(PreviewPage);
    }
    m_issues->refresh();
}

void ImportPage::refreshFiles()
{
    const present::Fmt fmt = m_with.appearance.fmt();
    const auto& files = m_controller.files();
    while (m_list->count() > int(files.size()))
        delete m_list->takeItem(m_list->count() - 1);
    qint64 bytes = 0;
    for (int i = 0; i < int(files.size()); ++i) {
        const SourceFile& file = files[std::size_t(i)];
        if (i >= m_list->count())
            m_list->addItem(QString());
        QListWidgetItem* item = m_list->item(i);
        const QString role = file.preview ? present::roleName(QString::fromStdString(file.preview->role)) : QString();
        const QString state = stateText(file, fmt);
        item->setText(role.isEmpty() ? QStringLiteral("%1\n%2").arg(file.name, state) : QStringLiteral("%1\n%2 · %3").arg(file.name, role, state));
        item->setToolTip(file.path);
        item->setSizeHint({0, 44});
        const bool done = file.state == FileState::Loaded, bad = file.state == FileState::Failed, open = file.state == FileState::Choices;
        item->setIcon(icon(done ? QStringLiteral("check")
                : bad || open   ? QStringLiteral("warn")
                : file.preview && file.preview->role == "customer" ? QStringLiteral("person")
                : file.preview && file.preview->role == "transaction" ? QStringLiteral("cart")
                                                                      : QStringLiteral("clock"),
            m_with.appearance, done ? IconTone::Good : bad ? IconTone::Bad : open ? IconTone::Warn : IconTone::Ink2));
        bytes += file.preview ? qint64(file.preview->bytes) : 0;
    }
    m_list->setCurrentRow(m_controller.currentIndex());
    m_filesCount->setText(files.empty() ? QString() : QStringLiteral("%1 · %2").arg(fmt.count(qint64(files.size())), fmt.bytes(bytes)));
}

void ImportPage::refreshPreview()
{
    const SourceFile& file = *m_controller.current();
    const flow::SourcePreview& preview = *file.preview;
    const present::Fmt fmt = m_with.appearance.fmt();
    const bool editable = file.state == FileState::Choices || file.state == FileState::Ready;
    m_fileName->setText(file.name);
    m_fileFacts->setText(tr("%1 rows · %2 columns · %3")
                             .arg(fmt.count(qint64(preview.rows)), fmt.count(qint64(preview.columns.size())), fmt.bytes(qint64(preview.bytes))));
    m_remembered->setVisible(!preview.rememberedFrom.empty() && !file.isRefresh());
    const auto fill = [editable](QComboBox& box, const QList<std::pair<QString, QString>>& choices, const QString& current) {
        box.clear();
        for (const auto& [text, word] : choices)
            box.addItem(text, word);
        box.setCurrentIndex(box.findData(current));
        box.setEnabled(editable && !choices.isEmpty());
    };
    const auto word = [](const std::string& text) { return QString::fromStdString(text); };
    QList<std::pair<QString, QString>> roles;
    for (const char* role : {"customer", "transaction", "interaction", "renewal", "payment", "complaint", "enquiry", "survey_response",
             "touchpoint", "campaign_contact", "external_series", "benchmark", "other"})
        roles.append({present::roleName(QString::fromLatin1(role)), QString::fromLatin1(role)});
    fill(*m_role, roles, word(preview.role));
    m_role->setPlaceholderText(tr("Choose…"));
    // What a source of this kind has: a text an encoding and a delimiter, a workbook sheets, a database tables.
    const bool isText = preview.kind == "text", isWorkbook = preview.kind == "workbook";
    m_dialectLabels[0]->setText(isWorkbook ? tr("Sheet") : tr("Table"));
    QList<std::pair<QString, QString>> parts;
    for (const std::string& part : preview.parts)
        parts.append({word(part), word(part)});
    fill(*m_part, parts, word(preview.part));
    QComboBox* const boxes[] = {m_part, m_encoding, m_delimiter, m_headerLine};
    const bool shown[] = {!preview.parts.empty(), isText, isText, isText || isWorkbook};
    for (int i = 0; i < 4; ++i) {
        boxes[i]->setVisible(shown[i]);
        m_dialectLabels[i]->setVisible(shown[i]);
    }
    QList<std::pair<QString, QString>> encodings {{word(preview.encoding), word(preview.encoding)}};
    for (const std::string& other : preview.encodingAlternatives)
        if (other != preview.encoding)
            encodings.append({word(other), word(other)});
    for (const char* other : {"UTF-8", "UTF-16LE", "UTF-16BE", "GB18030", "Big5", "windows-1252"})
        if (std::none_of(encodings.begin(), encodings.end(), [&](const auto& known) { return known.second == QLatin1String(other); }))
            encodings.append({QString::fromLatin1(other), QString::fromLatin1(other)});
    fill(*m_encoding, encodings, word(preview.encoding));
    QList<std::pair<QString, QString>> delimiters {{tr("comma"), QStringLiteral(",")}, {tr("semicolon"), QStringLiteral(";")},
        {tr("tab"), QStringLiteral("\\t")}, {tr("bar"), QStringLiteral("|")}, {tr("none", "delimiter"), QStringLiteral("none")}};
    if (std::none_of(delimiters.begin(), delimiters.end(), [&](const auto& known) { return known.second == word(preview.delimiter); }))
        delimiters.append({word(preview.delimiter), word(preview.delimiter)});
    fill(*m_delimiter, delimiters, word(preview.delimiter));
    QList<std::pair<QString, QString>> lines {{tr("no header"), QStringLiteral("0")}};
    for (int line = 1; line <= std::max(5, int(preview.headerLine)); ++line)
        lines.append({tr("line %1").arg(line), QString::number(line)});
    fill(*m_headerLine, lines, QString::number(preview.headerLine));
    QList<std::pair<QString, QString>> orders;
    for (const char* order : {"ymd", "dmy", "mdy"})
        orders.append({present::choiceText(core::Code::AmbiguousDate, QString::fromLatin1(order)), QString::fromLatin1(order)});
    const bool askable = std::any_of(preview.findings.begin(), preview.findings.end(),
        [](const core::Finding& finding) { return finding.code == core::Code::AmbiguousDate; });
    fill(*m_dates, orders, word(preview.dateOrder));
    m_dates->setPlaceholderText(QStringLiteral("–"));
    m_dates->setEnabled(editable && askable);
    m_dates->setProperty("state", askable && file.state == FileState::Choices ? QStringLiteral("error") : QString());
    m_model->setPreview(preview);
    m_header->setPreview(preview, editable);
    const bool compares = file.comparing || file.refreshProblem || file.isRefresh();
    if (compares == m_views->isHidden()) {
        m_views->setVisible(compares);
        m_views->setCurrentIndex(compares ? 1 : 0);
    }
    if (compares)
        m_changes->refresh(file);
    if (m_shownFile != file.id) {
        m_shownFile = file.id;
        m_table->scrollToTop();
    }
    m_rows->setText(tr("First %1 rows").arg(fmt.count(qint64(preview.sampleRows.size()))));
    m_nextProblem->setVisible(!preview.problems.empty());
}

void ImportPage::refreshResult()
{
    const SourceFile& file = *m_controller.current();
    const flow::ImportAnswer& answer = *file.answer;
    const present::Fmt fmt = m_with.appearance.fmt();
    m_resultTitle->setText(tr("%1 loaded").arg(file.name));
    QStringList lines;
    lines.append(tr("%1 of %2 rows loaded as %3 in %4.")
                     .arg(fmt.count(qint64(answer.loaded)), fmt.count(qint64(answer.read)), present::roleName(QString::fromStdString(answer.table)),
                         fmt.duration(answer.seconds)));
    if (answer.rejected == 0)
        lines.append(tr("No row was rejected."));
    else
        lines.append(tr("Rejected and kept aside: %1").arg(fmt.count(qint64(answer.rejected))));
    for (const auto& [reason, rows] : answer.rejectedBy)
        lines.append(QStringLiteral("%1: %2").arg(present::reasonName(QString::fromStdString(reason)), fmt.count(qint64(rows))));
    if (file.isRefresh() && !file.beside)
        lines.append(tr("Against the earlier loads: %1 rows new, %2 changed, %3 gone.")
                         .arg(fmt.count(qint64(file.refresh->rows.fresh)), fmt.count(qint64(file.refresh->rows.changed)), fmt.count(qint64(file.refresh->rows.gone))));
    m_resultText->setText(lines.join(u'\n'));
    m_rejected->setVisible(answer.rejected > 0);
}

void ImportPage::showRejected()
{
    const SourceFile* file = m_controller.current();
    const flow::SessionPtr session = m_with.workbench.session();
    if (!file || !file->answer || !session)
        return;
    JobRequest request;
    request.name = tr("Reading the rejected rows");
    request.key = QStringLiteral("rejected");
    request.visible = false;
    m_with.workbench.jobs().run<std::vector<flow::Quarantined>>(
        request, this,
        [session, id = file->answer->importId](core::JobContext&) { return flow::quarantinedRows(*session, id, 5000); },
        [this, name = file->name](core::Result<std::vector<flow::Quarantined>> rows) {
            if (!rows) {
                m_with.dialogs.tell(this, tr("Rejected rows not read"), present::errorText(rows.error()), {});
                return;
            }
            auto* dialog = new RowsDialog(m_with.appearance, this);
            dialog->setObjectName(QStringLiteral("rejectedDialog"));
            dialog->setWindowTitle(tr("Rejected rows of %1").arg(name));
            QList<QStringList> table;
            for (const flow::Quarantined& row : *rows)
                table.append({QString::number(row.line), QString::fromStdString(row.column), present::reasonName(QString::fromStdString(row.reason)),
                    QString::fromStdString(row.value), QString::fromStdString(row.text)});
            dialog->setRows({tr("Line"), tr("Column"), tr("Reason"), tr("Value"), tr("Row as in the file")}, table, {});
            dialog->open();
        });
}

bool ImportPage::showNextChoice()
{
    const auto& files = m_controller.files();
    for (int step = 0; step < int(files.size()); ++step) {
        const int at = (std::max(0, m_controller.currentIndex()) + step) % int(files.size());
        if (files[std::size_t(at)].openChoices() > 0) {
            m_controller.setCurrent(at);
            m_issues->focusNextOpen();
            return true;
        }
    }
    return false;
}

} // namespace holdfast::app
