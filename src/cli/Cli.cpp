// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Cli.h"

#include "cli/Commands.h"
#include "present/ErrorText.h"
#include "present/Words.h"

#include <QApplication>
#include <QLocale>
#include <QTranslator>

#include <csignal>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <new>
#include <sys/resource.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace holdfast::cli {

using core::Code;
using core::Error;
using core::Result;

namespace {


// A self-pipe: JobContext::stop takes a lock, which a signal handler must not.
int signalPipe[2] = {-1, -1};

void onSignal(int)
{
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(signalPipe[1], &byte, 1);
}

std::vector<Command> allCommands()
{
    std::vector<Command> all;
    for (const auto* list : {
             &workspaceCommands(),
             &sealCommands(),
             &dataCommands(),
             &rowCommands(),
             &cleaningCommands(),
             &qualityCommands(),
             &analysisCommands(),
             &warningCommands(),
             &surveyCommands(),
             &loyaltyCommands(),
             &customerCommands(),
             &campaignCommands(),
             &briefingCommands(),
             &computeCommands(),
         })
        all.insert(all.end(), list->begin(), list->end());
    return all;
}

Result<Arguments> parse(const std::vector<std::string>& words, const std::vector<Command>& commands)
{
    Arguments arguments;
    const Command* command = nullptr;
    bool onlyPositional = false;
    static const std::vector<std::string> kCommon {"json", "help", "lang="};
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (word == "--" && !onlyPositional) {
            onlyPositional = true;
        } else if (word.starts_with("--") && !onlyPositional) {
            const auto equal = word.find('=');
            const std::string name = word.substr(2, equal == std::string::npos ? equal : equal - 2);
            std::vector<std::string> known = kCommon;
            if (command != nullptr)
                known.insert(known.end(), command->options.begin(), command->options.end());
            const bool takesValue = std::find(known.begin(), known.end(), name + "=") != known.end();
            if (!takesValue && std::find(known.begin(), known.end(), name) == known.end())
                return core::fail(Code::UnknownParameter, {{"parameter", "--" + name}});
            std::string value;
            if (takesValue) {
                if (equal != std::string::npos)
                    value = word.substr(equal + 1);
                else if (i + 1 < words.size())
                    value = words[++i];
                else
                    return core::fail(Code::MissingParameter, {{"parameter", "--" + name}});
            }
            arguments.options[name].push_back(value);
        } else if (arguments.command.empty()) {
            arguments.command = word;
            for (const auto& candidate : commands)
                if (word == candidate.name)
                    command = &candidate;
            if (command == nullptr)
                return core::fail(Code::UnknownCommand, {{"command", word}});
        } else {
            arguments.positional.push_back(word);
        }
    }
    return arguments;
}

// Texts of the data may hold anything; what is not UTF-8 is shown as U+FFFD.
std::string dumped(const core::Json& json)
{
    return json.dump(-1, ' ', false, core::Json::error_handler_t::replace);
}

void print(const std::string& text, FILE* to = stdout)
{
    std::fwrite(text.data(), 1, text.size(), to);
    if (text.empty() || text.back() != '\n')
        std::fputc('\n', to);
}

int failed(const Error& error, bool json)
{
    QString sentence = present::errorText(error);
    sentence.replace(u'\n', u' ');
    const std::string text = sentence.toStdString();
    print("holdfast-cli: " + std::string(core::word(error.code)) + ": " + text, stderr);
    if (json)
        print(dumped(errorJson(error, text)));
    return static_cast<int>(core::faultOf(error.code));
}

std::string overview(const std::vector<Command>& commands)
{
    std::string text = "Usage: holdfast-cli COMMAND WORKSPACE [ARGUMENTS] [--json] [--lang en|zh]\n\n";
    for (const auto& command : commands) {
        std::string usage = "  " + std::string(command.usage);
        usage.resize(std::max<std::size_t>(usage.size() + 2, 58), ' ');
        text += usage + std::string(command.does, std::strcspn(command.does, ":\n")) + "\n";
    }
    text += "\nholdfast-cli COMMAND --help tells the options of a command. Exit status: 0 done, 1 wrong usage, 2 input refused,\n"
            "3 workspace can't be used, 4 cancelled, 5 fault of the program.\n";
    return text;
}

std::string help(const Command& command)
{
    std::string text = "Usage: holdfast-cli " + std::string(command.usage) + "\n" + command.does + "\n\nOptions:\n";
    for (const auto& option : command.options)
        text += "  --" + option + (option.back() == '=' ? "VALUE" : "") + "\n";
    return text + "  --json\n  --lang=en|zh\n  --help\n";
}

// Progress on a terminal only; scripts read standard error for messages.
core::JobContext::Report terminalProgress()
{
    if (::isatty(STDERR_FILENO) == 0)
        return {};
    return [](double fraction, const std::string& stage) {
        const std::string name = present::stageName(QString::fromStdString(stage)).toStdString();
        if (fraction < 0)
            std::fprintf(stderr, "\r\033[K%s", name.c_str());
        else
            std::fprintf(stderr, "\r\033[K%s %3.0f%%", name.c_str(), fraction * 100);
        if (fraction >= 1)
            std::fprintf(stderr, "\r\033[K");
        std::fflush(stderr);
    };
}

int runCommand(const std::vector<std::string>& words)
{
    const auto commands = allCommands();
    const bool wantsJson = std::find(words.begin(), words.end(), "--json") != words.end();
    if (words.empty() || words[0] == "--help" || words[0] == "-h" || words[0] == "help") {
        print(overview(commands), words.empty() ? stderr : stdout);
        return words.empty() ? static_cast<int>(core::Fault::Usage) : 0;
    }
    if (words[0] == "--version") {
        print("holdfast-cli " HOLDFAST_VERSION);
        return 0;
    }
    auto arguments = parse(words, commands);
    if (!arguments)
        return failed(arguments.error(), wantsJson);
    const Command* command = nullptr;
    for (const auto& candidate : commands)
        if (arguments->command == candidate.name)
            command = &candidate;
    if (command == nullptr)
        return failed(Error {Code::MissingParameter, {{"parameter", "COMMAND"}}, {}, {}, {}}, wantsJson);
    if (arguments->has("help")) {
        print(help(*command));
        return 0;
    }
    const std::string language = arguments->value("lang").value_or("en");
    if (language != "en" && language != "zh")
        return failed(Error {Code::InvalidParameter, {{"parameter", "--lang"}, {"value", language}}, {}, {}, {}}, wantsJson);
    QTranslator translator;
    QLocale::setDefault(language == "zh" ? QLocale(QLocale::Chinese, QLocale::SimplifiedHanScript, QLocale::China)
                                         : QLocale(QLocale::English, QLocale::UnitedStates));
    if (translator.load(language == "zh" ? QStringLiteral(":/translations/holdfast_zh_CN.qm") : QStringLiteral(":/translations/holdfast_en.qm")))
        QCoreApplication::installTranslator(&translator);

    if (arguments->positional.size() < command->fewest)
        return failed(Error {Code::MissingParameter, {{"parameter", command->usage}}, {}, {}, {}}, wantsJson);
    if (arguments->positional.size() > command->most)
        return failed(Error {Code::UnknownParameter, {{"parameter", arguments->positional[command->most]}}, {}, {}, {}}, wantsJson);

    core::JobContext job(terminalProgress());
    if (::pipe(signalPipe) == 0) {
        std::signal(SIGINT, onSignal);
        std::signal(SIGTERM, onSignal);
    }
    std::thread listener([&job] {
        char byte = 0;
        while (::read(signalPipe[0], &byte, 1) == 1 && byte == 1)
            job.stop();
    });
    const Context context {std::move(*arguments), job, language == "zh"};
    Result<Output> output = core::fail(Code::Internal);
    try {
        output = command->run(context);
    } catch (const std::bad_alloc&) {
        output = core::fail(Code::OutOfMemory);
    } catch (const std::exception& exception) {
        output = core::fail(Code::Internal, {}, {}, exception.what());
    }
    const char done = 0;
    [[maybe_unused]] const auto written = ::write(signalPipe[1], &done, 1);
    listener.join();
    if (!output)
        return failed(output.error(), wantsJson);
    if (output->error) {
        const std::string sentence = present::errorText(*output->error).replace(u'\n', u' ').toStdString();
        print("holdfast-cli: " + std::string(core::word(output->error->code)) + ": " + sentence, stderr);
        output->json.update(errorJson(*output->error, sentence));
        output->status = static_cast<int>(core::faultOf(output->error->code));
    }
    print(output->body ? *output->body : wantsJson ? dumped(output->json) : output->text.toStdString());
    if (std::fflush(stdout) != 0)
        return failed(Error {Code::IoError, {{"path", "standard output"}}, {}, {}, {}}, false);
    return output->status;
}

} // namespace

std::optional<std::string> Arguments::value(const std::string& name) const
{
    const auto it = options.find(name);
    return it == options.end() ? std::nullopt : std::optional(it->second.back());
}

Result<std::int64_t> wholeOption(
    const Arguments& arguments, const std::string& name, std::int64_t fallback, std::int64_t low, std::int64_t high)
{
    const auto text = arguments.value(name);
    if (!text)
        return fallback;
    char* end = nullptr;
    const long long number = std::strtoll(text->c_str(), &end, 10);
    if (text->empty() || *end != 0 || number < low || number > high)
        return core::fail(Code::InvalidParameter, {{"parameter", "--" + name}, {"value", *text}});
    return number;
}

Result<std::string> readText(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return core::fail(Code::FileNotFound, {{"path", path}}, {path, 0, 0, {}, 0});
    constexpr std::size_t kMost = 16u << 20;
    std::string text(kMost, 0);
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(file.gcount()));
    if (text.size() == kMost)
        return core::fail(Code::LimitsExceeded, {{"path", path}}, {path, 0, 0, {}, 0});
    return text;
}

core::Json findingJson(const core::Finding& finding)
{
    core::Json json {{"code", core::word(finding.code)}};
    json["row"] = finding.where.row > 0 ? core::Json(finding.where.row) : core::Json();
    json["column"] = finding.where.column.empty() ? core::Json() : core::Json(finding.where.column);
    json["value"] = finding.value.empty() ? core::Json() : core::Json(finding.value);
    json["message"] = present::findingText(finding).toStdString();
    if (finding.where.line > 0)
        json["line"] = finding.where.line;
    if (finding.count != 1)
        json["count"] = finding.count;
    if (!finding.choices.empty())
        json["choices"] = finding.choices;
    return json;
}

core::Json errorJson(const Error& error, const std::string& sentence)
{
    core::Json inner {{"code", core::word(error.code)}, {"message", sentence}};
    core::Json where;
    where["file"] = error.where.file.empty() ? core::Json() : core::Json(error.where.file);
    where["line"] = error.where.line > 0 ? core::Json(error.where.line) : core::Json();
    where["column"] = error.where.column.empty() ? core::Json() : core::Json(error.where.column);
    where["byte"] = error.where.byte > 0 ? core::Json(error.where.byte) : core::Json();
    inner["where"] = std::move(where);
    if (!error.choices.empty())
        inner["choices"] = error.choices;
    return {{"error", std::move(inner)}};
}

int run(int argc, char** argv)
{
    // No core dumps: memory holds personal data. Files we make are the owner's alone.
    const rlimit none {0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    ::umask(077);
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN); // a file size limit is a full disk, not a crash
    if (std::getenv("QT_QPA_PLATFORM") == nullptr)
        ::setenv("QT_QPA_PLATFORM", "offscreen", 1);
    // Warnings of the window system (no runtime folder, no screen) say nothing to somebody at a terminal.
    qInstallMessageHandler([](QtMsgType type, const QMessageLogContext&, const QString& text) {
        if (type == QtCriticalMsg || type == QtFatalMsg)
            std::fprintf(stderr, "%s\n", qPrintable(text));
    });
    std::vector<std::string> words(argv + 1, argv + argc);
    // The window system is only needed to draw briefings; every other command starts without it.
    const bool draws = std::ranges::any_of(words, [](const std::string& word) { return word == "brief" || word == "bench"; });
    std::unique_ptr<QCoreApplication> application;
    int count = 1;
    if (draws)
        application = std::make_unique<QApplication>(count, argv);
    else
        application = std::make_unique<QCoreApplication>(count, argv);
    return runCommand(words);
}

} // namespace holdfast::cli
