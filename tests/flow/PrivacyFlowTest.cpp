// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Shop.h"

#include "flow/Refresh.h"

#include <filesystem>
#include <sstream>

using namespace holdfast;
using namespace holdfast::tests;

// Columns that identify people: found, and left out, masked or replaced as chosen, down to the bytes of the workspace.
class PrivacyFlowTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::string path(const std::string& name) const { return m_folder.path().toStdString() + "/" + name; }
    std::string file(const std::string& name, const std::string& text) const
    {
        std::ofstream(path(name), std::ios::binary) << text;
        return path(name);
    }
    // Whether the bytes of the workspace and what lies beside it hold a text.
    bool holds(const std::string& workspace, const std::string& text) const
    {
        for (const char* suffix : {"", "-wal", "-journal"}) {
            std::ifstream in(workspace + suffix, std::ios::binary);
            std::stringstream bytes;
            bytes << in.rdbuf();
            if (bytes.str().find(text) != std::string::npos)
                return true;
        }
        return false;
    }
    std::string people() const
    {
        return file("people.csv", "customer_id,name,phone,email,address,身份证号,pay_ref,city,age\n"
                                  "C1,Aurelia Quint,13800138000,aurelia.quint@example.org,7 Elder Lane,11010519491231002X,4111 1111 1111 1111,Ulm,30\n"
                                  "C2,Boris Quell,13900139000,boris.quell@example.org,9 Alder Lane,440524188001010014,5500005555555559,Bonn,31\n"
                                  "C3,Cilla Quade,13700137000,cilla.quade@example.org,3 Cedar Lane,11010519491231002X,4012888888881881,Bonn,x\n"
                                  "C1,Aurelia Quint,13800138000,aurelia.quint@example.org,7 Elder Lane,,6011111111111117,Ulm,33\n");
    }

private Q_SLOTS:
    void initTestCase() { qputenv("XDG_DATA_HOME", QByteArray::fromStdString(path("data"))); }

    void theyAreFoundAndToldAndKeptUnlessSaidOtherwise()
    {
        core::JobContext job;
        auto session = flow::createWorkspace(path("kept.holdfast"), fixedClock());
        MUST(session);
        flow::ImportRequest request;
        request.path = people();
        const auto answer = flow::importSource(**session, request, job);
        MUST(answer);
        std::map<std::string, std::string> kinds;
        for (const auto& issue : answer->issues)
            if (issue.code == core::Code::PersonalData)
                kinds[issue.where.column] = issue.value;
        const std::map<std::string, std::string> expected {{"name", "name"}, {"phone", "phone"}, {"email", "email"}, {"address", "address"},
            {"身份证号", "national-id"}, {"pay_ref", "card"}};
        QVERIFY(kinds == expected);
        QCOMPARE(answer->columns.size(), std::size_t {9});
    }

    void keptOutIsInNoByte()
    {
        core::JobContext job;
        const std::string workspace = path("out.holdfast");
        {
            auto session = flow::createWorkspace(workspace, fixedClock());
            MUST(session);
            // A window's preview proposes to keep them out; so does the word for the terminal.
            const auto preview = flow::previewSource(session->get(), {people(), "", "", ""}, job);
            MUST(preview);
            for (const auto& column : preview->columns) {
                QCOMPARE(column.ignored, !column.personal.empty());
                QCOMPARE(column.privacy, std::string(column.personal.empty() ? "" : "keep-out"));
            }
            flow::ImportRequest request;
            request.path = people();
            request.mapping = preview->mapping;
            const auto answer = flow::importSource(**session, request, job);
            MUST(answer);
            QCOMPARE(answer->columns.size(), std::size_t {3});
        }
        QVERIFY(holds(workspace, "C2"));
        for (const char* planted : {"Aurelia", "Quell", "13800138000", "boris.quell", "Alder", "11010519491231002X", "4111", "5500005555555559"})
            QVERIFY2(!holds(workspace, planted), planted);
        // The choice is remembered with the mapping.
        {
            auto session = flow::openWorkspace(workspace, false, fixedClock(1'790'000'100));
            MUST(session);
            flow::ImportRequest request;
            request.path = people();
            const auto answer = flow::importSource(**session, request, job);
            MUST(answer);
            QCOMPARE(answer->columns.size(), std::size_t {3});
        }
        QVERIFY(!holds(workspace, "Aurelia"));
    }

    void masksAndPseudonyms()
    {
        core::JobContext job;
        const std::string workspace = path("hidden.holdfast");
        flow::ImportAnswer answer;
        std::string text;
        {
            auto session = flow::createWorkspace(workspace, fixedClock());
            MUST(session);
            flow::ImportRequest request;
            request.path = people();
            request.personal = "keep-out";
            request.mapping = R"({"columns":{"name":{"privacy":"mask"},"phone":{"privacy":"pseudonymise"},"pay_ref":{"privacy":"mask"}}})";
            auto done = flow::importSource(**session, request, job);
            MUST(done);
            answer = *done;
            const auto rows = flow::rowsOf(**session, "customer", 0, 10, false, job);
            MUST(rows);
            for (const auto& row : rows->rows)
                for (const auto& cell : row)
                    text += cell.value_or("-") + "|";
        }
        QVERIFY(text.find("A***|") != std::string::npos);
        QVERIFY(text.find("***1111|") != std::string::npos);
        for (const char* planted : {"Aurelia", "13800138000", "4111 1111", "aurelia.quint", "Elder"})
            QVERIFY2(!holds(workspace, planted), planted);
        // The key lies outside the workspace, for its owner alone.
        QVERIFY(answer.keyFile.starts_with(path("data") + "/holdfast/keys/"));
        namespace fs = std::filesystem;
        QCOMPARE(fs::file_size(answer.keyFile), std::uintmax_t {32});
        QCOMPARE(fs::status(answer.keyFile).permissions(), fs::perms::owner_read | fs::perms::owner_write);
        QCOMPARE(fs::status(fs::path(answer.keyFile).parent_path()).permissions(), fs::perms::owner_all);
        std::ifstream key(answer.keyFile, std::ios::binary);
        std::stringstream bytes;
        bytes << key.rdbuf();
        QVERIFY(!holds(workspace, bytes.str()));
    }

    void aWordThatIsNone()
    {
        core::JobContext job;
        auto session = flow::createWorkspace(path("none.holdfast"), fixedClock());
        MUST(session);
        flow::ImportRequest request;
        request.path = people();
        request.personal = "burn";
        QCOMPARE(flow::importSource(**session, request, job).error().code, core::Code::InvalidParameter);
        request.personal.clear();
        request.mapping = R"({"columns":{"name":{"privacy":"burn"}}})";
        QCOMPARE(flow::importSource(**session, request, job).error().code, core::Code::InvalidParameter);
    }
};

HOLDFAST_TEST(PrivacyFlowTest)
#include "PrivacyFlowTest.moc"
