// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the rows of src/layers.cmake and checks every #include below src/ against them: link rules alone do not stop
// a file from including what it must not.

#include "support/TestMain.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>

namespace {

struct Layer {
    QString name;
    QStringList below;
    QStringList headers;
};

QList<Layer> readLayers()
{
    QFile file(QStringLiteral(HOLDFAST_SOURCE_DIR "/src/layers.cmake"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<Layer> layers;
    static const QRegularExpression row(QStringLiteral("^\\s*\"([^|\"]+)\\|([^|]*)\\|([^|]*)\\|([^\"]*)\"\\s*$"));
    for (const QString& line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        const auto match = row.match(line);
        if (match.hasMatch())
            layers.append({match.captured(1).trimmed(), match.captured(2).simplified().split(u' ', Qt::SkipEmptyParts),
                match.captured(3).simplified().split(u' ', Qt::SkipEmptyParts)});
    }
    return layers;
}

// Qt headers are written <QThing> or <QtModule/QThing>; the module is asked for by class name only where it matters.
QString qtModule(const QString& header)
{
    if (header.contains(u'/'))
        return header.section(u'/', 0, 0);
    static const QStringList widgets {QStringLiteral("QWidget"), QStringLiteral("QApplication"), QStringLiteral("QMainWindow"),
        QStringLiteral("QDialog"), QStringLiteral("QLabel"), QStringLiteral("QPushButton"), QStringLiteral("QLayout")};
    static const QRegularExpression charts(QStringLiteral("^Q(Abstract)?(Chart|ChartView|.*Series|.*Axis|.*BarSet|Legend)$"));
    static const QRegularExpression sql(QStringLiteral("^QSql"));
    static const QRegularExpression network(QStringLiteral("^Q(Network|Tcp|Udp|Ssl|Local(Server|Socket)|Host)"));
    if (sql.match(header).hasMatch())
        return QStringLiteral("QtSql");
    if (network.match(header).hasMatch())
        return QStringLiteral("QtNetwork");
    if (charts.match(header).hasMatch())
        return QStringLiteral("QtCharts");
    if (widgets.contains(header))
        return QStringLiteral("QtWidgets");
    return QStringLiteral("Qt");
}

QStringList violations(const QString& folder, const QList<Layer>& layers)
{
    QStringList found;
    QSet<QString> names;
    for (const Layer& layer : layers)
        names.insert(layer.name);
    static const QRegularExpression include(QStringLiteral("^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]"));
    for (const Layer& layer : layers) {
        QDirIterator files(folder + u'/' + layer.name, {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
            QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const auto bad = [&](const QString& header) {
                found.append(QStringLiteral("%1 includes %2").arg(QDir(folder).relativeFilePath(file.fileName()), header));
            };
            for (const QString& line : QString::fromUtf8(file.readAll()).split(u'\n')) {
                const auto match = include.match(line);
                if (!match.hasMatch())
                    continue;
                const QString header = match.captured(2);
                const QString first = header.section(u'/', 0, 0);
                if (names.contains(first) && header.contains(u'/')) {
                    if (first != layer.name && !layer.below.contains(first))
                        bad(header);
                } else if (header.startsWith(u'Q') && match.captured(1) == QStringLiteral("<")) {
                    const QString module = qtModule(header);
                    const bool anyQt = layer.headers.contains(QStringLiteral("QtCore"));
                    if (module == QStringLiteral("Qt") ? !anyQt : !layer.headers.contains(module))
                        bad(header);
                } else {
                    for (const Layer& owner : layers)
                        for (const QString& prefix : owner.headers)
                            if (!prefix.startsWith(QStringLiteral("Qt")) && header.startsWith(prefix)
                                && !layer.headers.contains(prefix))
                                bad(header);
                }
            }
        }
    }
    return found;
}

} // namespace

class LayersTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyFolderIsALayer()
    {
        QSet<QString> names;
        for (const Layer& layer : readLayers())
            names.insert(layer.name);
        QVERIFY(names.size() >= 17);
        for (const QString& folder : QDir(QStringLiteral(HOLDFAST_SOURCE_DIR "/src")).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            QVERIFY2(names.contains(folder), qPrintable(folder + QStringLiteral(" is not in layers.cmake")));
    }

    void arrowsPointDown()
    {
        QSet<QString> seen;
        for (const Layer& layer : readLayers()) {
            for (const QString& below : layer.below)
                QVERIFY2(seen.contains(below), qPrintable(layer.name + QStringLiteral(" may not include ") + below));
            seen.insert(layer.name);
        }
    }

    void noForbiddenInclude()
    {
        const QStringList found = violations(QStringLiteral(HOLDFAST_SOURCE_DIR "/src"), readLayers());
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }

    void plantedIncludesAreFound_data()
    {
        QTest::addColumn<QString>("layer");
        QTest::addColumn<QString>("line");
        QTest::newRow("app sees SQLite") << "app" << "#include <sqlite3.h>";
        QTest::newRow("app sees the workspace") << "app" << "#include \"workspace/Workspace.h\"";
        QTest::newRow("analytics sees Qt") << "analytics" << "#include <QString>";
        QTest::newRow("analytics sees customers") << "analytics" << "#include \"frame/Snapshot.h\"";
        QTest::newRow("Qt SQL anywhere") << "app" << "#include <QSqlDatabase>";
        QTest::newRow("network anywhere") << "app" << "#include <QNetworkAccessManager>";
        QTest::newRow("present sees widgets") << "present" << "#include <QWidget>";
        QTest::newRow("briefing sees charts") << "briefing" << "#include \"charts/Theme.h\"";
        QTest::newRow("flow sees the page") << "flow" << "#include \"present/Page.h\"";
    }

    void plantedIncludesAreFound()
    {
        QFETCH(QString, layer);
        QFETCH(QString, line);
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkpath(layer));
        QFile file(folder.filePath(layer + QStringLiteral("/Planted.cpp")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(line.toUtf8() + "\n");
        file.close();
        QCOMPARE(violations(folder.path(), readLayers()).size(), 1);
    }
};

HOLDFAST_TEST(LayersTest)
#include "LayersTest.moc"
