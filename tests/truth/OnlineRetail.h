// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/Purchases.h"
#include "support/TestMain.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

namespace holdfast::tests {

// Tolerance of the reference files: both sides are doubles summed in different orders.
inline bool near(double got, double expected)
{
    return std::abs(got - expected) <= 1e-9 + 1e-9 * std::abs(expected);
}

inline bool near(const std::optional<double>& got, const QJsonValue& expected)
{
    return expected.isNull() ? !got : got && near(*got, expected.toDouble());
}

// Purchases of UCI Online Retail, customers in the order of their ids; amounts at scale 3.
struct RetailData {
    QString missing; // why there are no data
    std::vector<std::string> ids;
    frame::EventLog log;
    core::CivilDate lastDay;
    features::Purchases purchases() const { return features::purchasesOf(log, lastDay, 3); }
};

inline QList<QByteArray> csvFields(const QByteArray& line)
{
    QList<QByteArray> fields {QByteArray()};
    bool quoted = false;
    for (const char c : line) {
        if (c == '"')
            quoted = !quoted;
        else if (c == ',' && !quoted)
            fields.append(QByteArray());
        else
            fields.last().append(c);
    }
    return fields;
}

// "2.550" -> 2550; up to three decimals.
inline std::int64_t thousandths(const QByteArray& text)
{
    return std::llround(text.toDouble() * 1000);
}

class RetailReader {
public:
    void add(const QByteArray& customer, const QByteArray& order, const QByteArray& date, std::int64_t amount)
    {
        const auto day = core::parseIsoDate(date.left(10).toStdString());
        if (!day || customer.isEmpty())
            return;
        const auto c = m_customers.emplace(customer.toStdString(), static_cast<std::uint32_t>(m_customers.size())).first;
        const auto o = m_orders.emplace(order.toStdString(), static_cast<std::uint32_t>(m_orders.size() + 1)).first;
        m_customer.push_back(c->second);
        m_order.push_back(o->second);
        m_days.push_back(day->days);
        m_amounts.push_back(amount);
    }
    RetailData data()
    {
        // The map is in id order; the codes were given out in file order.
        RetailData result;
        std::vector<std::uint32_t> place(m_customers.size());
        for (const auto& [id, code] : m_customers) {
            place[code] = static_cast<std::uint32_t>(result.ids.size());
            result.ids.push_back(id);
        }
        for (auto& c : m_customer)
            c = place[c];
        result.log = features::groupEvents(result.ids.size(), m_customer, m_days, m_amounts, m_order);
        if (!m_days.empty())
            result.lastDay.days = *std::max_element(m_days.begin(), m_days.end());
        return result;
    }

private:
    std::map<std::string, std::uint32_t> m_customers, m_orders;
    std::vector<std::uint32_t> m_customer, m_order;
    std::vector<std::int32_t> m_days;
    std::vector<std::int64_t> m_amounts;
};

// The extract in tests/data: always there.
inline RetailData retailExtract()
{
    RetailReader reader;
    QFile file(QStringLiteral(HOLDFAST_SOURCE_DIR "/tests/data/online_retail/extract.csv"));
    if (!file.open(QIODevice::ReadOnly)) {
        RetailData none;
        none.missing = file.errorString();
        return none;
    }
    file.readLine();
    while (!file.atEnd()) {
        const auto fields = csvFields(file.readLine().trimmed());
        reader.add(fields[0], fields[1], fields[2], thousandths(fields[3]));
    }
    return reader.data();
}

// The whole data set beside the checkout, returns included; read once. `missing` says why it is not there.
inline const RetailData& retailAll()
{
    static const RetailData data = [] {
        RetailData none;
        const QString path = sharedFolder() + QStringLiteral("/truth/data/online_retail.csv.gz");
        if (sharedFolder().isEmpty() || !QFile::exists(path)) {
            none.missing = QStringLiteral("the full data set is not beside this checkout (../shared/truth/data)");
            return none;
        }
        QProcess gunzip;
        gunzip.start(QStringLiteral("gunzip"), {QStringLiteral("-c"), path});
        if (!gunzip.waitForFinished(60000) || gunzip.exitCode() != 0) {
            none.missing = QStringLiteral("gunzip could not unpack the full data set");
            return none;
        }
        // Columns: InvoiceNo, StockCode, Description, Quantity, InvoiceDate, UnitPrice, CustomerID, Country.
        RetailReader reader;
        QByteArray record;
        bool header = true;
        for (const QByteArray& line : gunzip.readAllStandardOutput().split('\n')) {
            record += line;
            if (record.count('"') % 2 != 0) {
                record += '\n';
                continue;
            }
            const auto fields = csvFields(record.trimmed());
            record.clear();
            if (!header && fields.size() >= 7)
                reader.add(QByteArray::number(static_cast<int>(fields[6].toDouble())), fields[0], fields[4],
                    fields[6].isEmpty() ? 0 : fields[3].toLongLong() * thousandths(fields[5]));
            header = false;
        }
        return reader.data();
    }();
    return data;
}

inline QJsonObject jsonObject(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

inline QJsonObject extractExpected(const char* part)
{
    return jsonObject(QStringLiteral(HOLDFAST_SOURCE_DIR "/tests/data/online_retail/expected.json"))
        .value(QLatin1String(part))
        .toObject();
}

inline QJsonObject truthExpected(const char* file)
{
    return jsonObject(sharedFolder() + QStringLiteral("/truth/") + QLatin1String(file)).value(QLatin1String("expected")).toObject();
}

} // namespace holdfast::tests
