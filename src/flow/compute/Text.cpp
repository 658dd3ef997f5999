// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/Sentiment.h"
#include "text/Terms.h"

#include "flow/compute/Analysis.h"

namespace holdfast::flow {

using core::Code;
using core::Json;

namespace {

// Texts of the rows that have a label where one is asked for. An empty text stays: a comment that says nothing.
struct Texts {
    std::vector<std::string_view> texts;
    RowNumbers rows;
    std::vector<double> labels; // empty without a label
};

core::Result<Texts> textsOf(const Table& table, std::size_t column, const std::optional<Flagged>& label, ComputeAnswer& answer)
{
    RowFilter filter(table);
    if (label)
        filter.needText(label->column);
    Texts texts;
    texts.rows = filter.rows();
    answer.n = texts.rows.size();
    answer.excluded = filter.excluded();
    if (texts.rows.empty())
        return core::fail(Code::NotEnoughData);
    if (label) {
        auto labels = flagsOf(table, *label, texts.rows);
        if (!labels)
            return std::unexpected(labels.error());
        texts.labels = std::move(*labels);
    }
    for (const auto row : texts.rows)
        texts.texts.push_back(table.cell(row, column));
    return texts;
}

// A table with the columns term and value, in this order, whatever they are called.
core::Status addWords(text::Sentiment& sentiment, const std::string& path, core::JobContext& job)
{
    const auto words = Table::read(path, job);
    if (!words)
        return std::unexpected(words.error());
    if (words->columns() < 2)
        return core::fail(Code::InvalidParameter, {{"name", "words"}, {"value", path}});
    for (std::size_t row = 0; row < words->rows(); ++row)
        if (auto status = sentiment.addWord(words->cell(row, 0), words->cell(row, 1)); !status)
            return status;
    return {};
}

Json shareJson(double part, double whole)
{
    return whole > 0 ? Json(part / whole) : Json();
}

void addQuality(Json& result, double tp, double fp, double fn, double tn)
{
    result["confusion"] = {{"tp", static_cast<std::uint64_t>(tp)}, {"fp", static_cast<std::uint64_t>(fp)},
        {"fn", static_cast<std::uint64_t>(fn)}, {"tn", static_cast<std::uint64_t>(tn)}};
    result["accuracy"] = shareJson(tp + tn, tp + fp + fn + tn);
    const bool both = tp + fn > 0 && fp + tn > 0;
    result["balanced_accuracy"] = both ? Json((tp / (tp + fn) + tn / (tn + fp)) / 2) : Json();
    result["macro_f1"] = both ? Json(tp / (2 * tp + fp + fn) + tn / (2 * tn + fn + fp)) : Json();
}

core::Status sentiment(Settings& settings, const Inputs& inputs, ComputeAnswer& answer, core::JobContext& job)
{
    const auto column = settings.column("text");
    const auto label = settings.optionalFlagged("label");
    const std::string lang = settings.choice("lang", {"auto", "en", "zh"});
    const double cut = settings.number("cut", 0, -1, 1);
    const std::string own = settings.text("words");
    if (auto failure = settings.failure())
        return std::unexpected(*failure);
    text::Sentiment reader;
    if (!own.empty())
        if (auto status = addWords(reader, own, job); !status)
            return status;
    const auto texts = textsOf(inputs.table(), column, label, answer);
    if (!texts)
        return std::unexpected(texts.error());
    const auto language = lang == "auto" ? std::optional<text::Language>()
                                         : (lang == "zh" ? text::Language::Chinese : text::Language::English);
    if (inputs.wantsRows)
        answer.out.columns = {"row", "score", "polarity", "language", "hits"};
    std::uint64_t positive = 0, neutral = 0, negative = 0, unknown = 0;
    double tp = 0, fp = 0, fn = 0, tn = 0;
    for (std::size_t i = 0; i < texts->texts.size(); ++i) {
        if (i % 256 == 0 && job.shouldStop())
            return core::fail(Code::Cancelled);
        const auto polarity = reader.polarityOf(texts->texts[i], language);
        const bool praise = polarity.score > cut, blame = polarity.score < -cut;
        ++(praise ? positive : blame ? negative : neutral);
        unknown += polarity.hits == 0;
        if (label)
            ++(texts->labels[i] > 0 ? (praise ? tp : fn) : (praise ? fp : tn));
        if (inputs.wantsRows)
            answer.out.rows.push_back({std::to_string(texts->rows[i] + 1), numberText(polarity.score),
                praise      ? "positive"
                    : blame ? "negative"
                            : "neutral",
                std::string(word(polarity.language)), std::to_string(polarity.hits)});
    }
    answer.method = "Taboada, Brooke, Tofiloski, Voll, Stede (2011), own word lists";
    answer.result = {{"n", answer.n}, {"positive", positive}, {"neutral", neutral}, {"negative", negative}};
    if (label)
        addQuality(answer.result, tp, fp, fn, tn);
    if (unknown * 2 > texts->texts.size())
        answer.doubts.push_back({analytics::DoubtCode::UnknownWords, {}, static_cast<double>(unknown)});
    return {};
}

core::Status terms(Settings& settings, const Inputs& inputs, ComputeAnswer& answer, core::JobContext& job)
{
    const auto column = settings.column("text");
    const std::string kind = settings.choice("tokens", {"words", "letters", "cjk-bigrams"});
    const auto label = settings.optionalFlagged("label");
    const auto top = static_cast<std::size_t>(settings.whole("top", 20, 1, 100'000));
    const auto minDocuments = static_cast<std::uint64_t>(settings.whole("min_docs", 20, 1, 1'000'000'000));
    if (auto failure = settings.failure())
        return std::unexpected(*failure);
    const auto texts = textsOf(inputs.table(), column, label, answer);
    if (!texts)
        return std::unexpected(texts.error());
    text::Tokenizer tokenizer(kind == "words" ? text::TokenKind::Words
            : kind == "letters"               ? text::TokenKind::Letters
                                              : text::TokenKind::CjkBigrams);
    text::TermCounts counts;
    for (std::size_t i = 0; i < texts->texts.size(); ++i) {
        if (i % 256 == 0 && job.shouldStop())
            return core::fail(Code::Cancelled);
        counts.add(tokenizer.tokens(texts->texts[i]), label && texts->labels[i] > 0);
    }
    answer.method = "Spärck Jones (1972); Rayson, Garside (2000)";
    Json& result = answer.result;
    result = {{"documents", counts.documents()}, {"tokens", counts.tokens()}, {"distinct", counts.distinct()},
        {"top", Json::array()}, {"weighted", Json::array()}};
    for (const auto& count : counts.top(top))
        result["top"].push_back({{"term", count.term}, {"n", count.n}, {"documents", count.documents}});
    for (const auto& weight : counts.topByWeight(top, minDocuments))
        result["weighted"].push_back({{"term", weight.term}, {"weight", numberJson(weight.weight)}, {"n", weight.n},
            {"documents", weight.documents}});
    if (label) {
        const auto keyness = counts.keyness(top, minDocuments);
        const auto listJson = [](const std::vector<text::TermCounts::Key>& keys) {
            Json list = Json::array();
            for (const auto& key : keys)
                list.push_back({{"term", key.term}, {"chi2", numberJson(key.chi2)}, {"docs_positive", key.positive},
                    {"docs_negative", key.negative}});
            return list;
        };
        result["keyness"] = {{"positive", listJson(keyness.positive)}, {"negative", listJson(keyness.negative)}};
    }
    return {};
}

} // namespace

const std::vector<Analysis>& textAnalyses()
{
    static const std::vector<Analysis> kAnalyses {
        {"sentiment", "text, label?, lang=auto|en|zh, cut=0, words? (file: term, value)", 1, 1, sentiment},
        {"terms", "text, tokens=words|letters|cjk-bigrams, label?, top=20, min_docs=20", 1, 1, terms},
    };
    return kAnalyses;
}

} // namespace holdfast::flow
