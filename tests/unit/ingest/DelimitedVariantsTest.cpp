// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Kinds of trouble in delimited files, each in several shapes: what is typed, what is kept as text, what is told.
#include "support/TestMain.h"

#include "EncodedText.h"
#include "TableSink.h"
#include "core/Json.h"

#include <set>

using namespace holdfast;
using core::Json;

class DelimitedVariantsTest : public QObject {
    Q_OBJECT

    static void add(const char* name, const std::string& bytes, const char* want)
    {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << QByteArray(want);
    }
    static void in(const char* encoding, const char* name, const std::string& text, const char* want)
    {
        const std::string bytes = tests::encodedText(text, encoding);
        QVERIFY2(!bytes.empty(), name);
        add(name, bytes, want);
    }
    // `count` lines of one form, {} being the number of the line.
    static std::string lines(const std::string& header, int count, const std::function<std::string(int)>& line)
    {
        std::string text = header + "\n";
        for (int i = 1; i <= count; ++i)
            text += line(i) + "\n";
        return text;
    }
    static std::string number(int i) { return std::to_string(i); }

    static void encodings()
    {
        in("windows-949-2000", "Korean", "고객번호,이름,비고\n1,김민수,이탈 위험\n2,이영희,재구매 고객\n3,박철수,불만 접수\n",
            R"({"cells":[[2,"이름","이영희"]]})");
        in("EUC-JP", "Japanese EUC", "顧客番号,氏名,備考\n1,山田太郎,ポイント会員\n2,佐藤花子,解約した\n3,鈴木一郎,問い合わせ\n",
            R"({"cells":[[3,"氏名","鈴木一郎"]]})");
        in("windows-1250", "Polish", "Id;Imię;Uwagi\n1;Łukasz;zażalenie\n2;Małgorzata;większość usług\n3;Paweł;świetnie\n",
            R"({"asks":"ambiguous-encoding","choice":"windows-1250"})");
        in("windows-1251", "Russian", "Код;Имя;Примечание\n1;Иван;жалоба\n2;Мария;ушла к конкуренту\n", R"({"cells":[[1,"Имя","Иван"]]})");
        in("KOI8-R", "Russian KOI8", "Код;Имя;Примечание\n1;Иван;жалоба\n2;Мария;ушла к конкуренту\n", R"({"cells":[[1,"Имя","Иван"]]})");
        in("UTF-32LE", "UTF-32 with a mark", "\xEF\xBB\xBFid,name\n1,张\n2,李\n", R"({"cells":[[2,"name","李"]]})");
        in("UTF-16BE", "UTF-16 with a mark, decimal commas", "\xEF\xBB\xBFid;名字;v\n1;张;2,5\n2;李;3,5\n",
            R"({"types":{"v":"decimal"},"cells":[[2,"v","3.5"]]})");
        in("UTF-16LE", "UTF-16 without a mark, mostly Chinese", "编号,姓名,城市名称\n甲一,张伟明,北京市区\n甲二,王芳芳,上海市区\n",
            R"({"cells":[[2,"城市名称","上海市区"]]})");
        in("gb18030", "one Chinese letter in all", "id,name\n1,Ann\n2,Bob\n3,张\n", R"({"asks":"ambiguous-encoding","choice":"GB18030"})");
        in("EUC-JP", "Japanese without kana", lines("番号,名前", 24, [](int i) { return number(i) + (i % 3 ? i % 3 == 1 ? ",山田太郎" : ",鈴木一郎" : ",佐藤花子"); }),
            R"({"asks":"ambiguous-encoding","choice":"EUC-JP"})");
        add("a Latin set of another system", lines("id,name", 11, [](int i) { return number(i) + ",Zo\x91 M\x9fller caf\x8e"; }), R"({"asks":"ambiguous-encoding"})");
        add("one byte that is not UTF-8", "id,name\n1,Zo\xC3\xA9\n2,No\xEBl\n3,M\xC3\xBCller\n", R"({"error":"encoding-invalid","line":3})");
        add("NUL in ASCII", std::string("id,name\n1,a\0b\n2,c\n", 17), R"({"error":"nul-bytes","line":2})");
        add("U+2028 is no line end", "id,v\n1,a\xE2\x80\xA8""b\n2,c\n", R"({"rows":2,"cells":[[1,"v","a\u2028b"]]})");
        add("form feeds", "id,v\n1,a\x0C""b\n2,c\x0B""d\n", R"({"rows":2})");
    }

    static void delimiters()
    {
        add("hint behind a mark", "\xEF\xBB\xBFsep=;\r\nid;name\r\n1;a,b\r\n2;c\r\n", R"({"columns":["id","name"],"cells":[[1,"name","a,b"]]})");
        add("hint of a tab", "sep=\t\nid\tname\n1\ta,b\n2\tc\n", R"({"columns":["id","name"]})");
        add("inches, comma", "sku,name,n\n1,27\" monitor,4\n2,5\"x7\" frame,6\n3,cable,7\n",
            R"({"cells":[[1,"name","27\u0022 monitor"],[2,"name","5\u0022x7\u0022 frame"]],"codes":["ambiguous-quote"]})");
        add("data store", "id\1name\1v\n1\1a\0012\n2\1b\0013\n", R"({"columns":["id","name","v"],"types":{"v":"integer"}})");
        add("caret", "id^name^v\n1^a^2\n2^b^3\n", R"({"columns":["id","name","v"]})");
        add("tilde", "id~name~v\n1~a~2\n2~b~3\n", R"({"columns":["id","name","v"]})");
        add("another delimiter further down",
            lines("id;name;v", 10, [](int i) { return number(i) + ";n;" + number(i); }) + "11,n,11\n12,n,12\n",
            R"({"rows":10,"rejected":2,"codes":["delimiter-changes","ragged-rows"]})");
        add("preamble, blank line and total", "Report: customers\nCreated 2025-03-01\n\ncustomer_id,name,mrr\nC1,Ann,10\nC2,Bob,20\n\nTotal,,30\n",
            R"({"rows":3,"codes":["preamble-skipped","footer-suspected"]})");
        add("Chinese total", "客户编号,姓名,金额\nC1,张,10\nC2,李,20\n合计,,30\n", R"({"rows":3,"codes":["footer-suspected"]})");
        add("a remark at the end", "id;name;v\n1;a;2\n2;b;3\n2 rows\n", R"({"rows":2,"rejected":1,"codes":["footer-suspected"]})");
        add("total in the second column", "no,name,v\n1,a,2\n2,b,3\n,Total,5\n", R"({"rows":3,"codes":["footer-suspected"]})");
        add("decimal commas in one column", "price\n12,50\n13,00\n9,99\n", R"({"asks":"ambiguous-delimiter","choice":"none"})");
        add("remarks with semicolons", "comment\nok; fine\nbad; slow\ngood\nnone\nnice\n", R"({"columns":["comment"],"rows":5})");
        add("one column of numbers", "v\n1\n2\n3\n", R"({"columns":["v"],"types":{"v":"integer"}})");
        add("single quotes, semicolons", "id;'name';note\n1;'O''Brien';'a;b'\n2;'Li';'x'\n3;'D''Arcy';''\n",
            R"({"cells":[[1,"name","O'Brien"],[1,"note","a;b"]],"codes":["ambiguous-quote"]})");
        add("single quotes in one column", "id,note\n1,'a, b'\n2,'c, d'\n3,'it''s, ok'\n",
            R"({"columns":["id","note"],"cells":[[1,"note","a, b"],[3,"note","it\u0027s, ok"]],"codes":["ambiguous-quote"]})");
        add("a hint that fits nothing", "sep=;\nid,name\n1,Ann\n2,Bob\n", R"({"asks":"ambiguous-delimiter","choice":","})");
        add("backslashes, semicolons", "id;said;n\n1;\"He said \\\"hi\\\"\";2\n2;\\N;3\n3;\"back\\\\slash\";4\n",
            R"({"cells":[[1,"said","He said \u0022hi\u0022"],[3,"said","back\\slash"]],"codes":["ambiguous-quote"]})");
        add("blanks before quotes", "id, name, n\n1, \"a, b\", 2\n2, \"c\", 3\n", R"({"columns":["id","name","n"],"cells":[[1,"name","a, b"]]})");
        add("a quote that never ends", lines("id,name,n", 2000, [](int i) { return number(i) + (i == 1500 ? ",\"open," : ",name,") + number(i); }),
            R"({"error":"unterminated-quote","line":1501})");
        add("a quote that ends thirty lines on",
            lines("id,name,n", 100, [](int i) { return number(i) + (i == 30 ? ",\"open," : i == 60 ? ",x\"," : ",name,") + number(i); }),
            R"({"rows":70,"codes":["suspicious-multiline-field"]})");
        add("a remark of three lines", "id,name,n\n1,\"a, b\nc\nd\",2\n2,x,3\n", R"({"rows":2,"not":["suspicious-multiline-field"]})");
        add("stray quotes", "id;item\n1;5\" pipe\n2;\"abc\"def\n3;say \"hello\" now\n", R"({"rows":3,"codes":["stray-quote"]})");
    }

    static void shapes()
    {
        add("CR with a quoted LF", "id,v\r1,\"a\nb\"\r2,c\r3,d\r", R"({"rows":3,"cells":[[1,"v","a\nb"]]})");
        add("three line ends", "id,v\n1,a\r2,b\n3,c\r\n4,d", R"({"rows":4,"cells":[[4,"v","d"],[2,"v","b"]]})");
        add("fifty columns, two ragged", lines("c0" + std::string(49, ','), 10,
                [](int i) { return std::string("1") + std::string(i == 3 ? 48 : 49, ',') + (i == 7 ? ",x" : ""); }),
            R"({"rows":8,"rejected":2,"codes":["ragged-rows"]})");
        add("a delimiter behind the data", "a,b,c\n1,2,3,\n4,5,6,\n7,8,9,\n", R"({"rows":3,"columns":["a","b","c"]})");
        add("a name too few", "name,v\nr1,1,2\nr2,3,4\nr3,5,6\n", R"({"rows":3,"codes":["ambiguous-structure"]})");
        add("a name too many", "a,b,c,d\n1,2,3\n4,5,6\n7,8,9\n", R"({"rows":3,"codes":["ambiguous-structure"],"cells":[[1,"a","1"],[1,"c","3"]]})");
        add("two byte order marks", "\xEF\xBB\xBF\xEF\xBB\xBFid,name\n1,a\n2,b\n", R"({"rows":2,"codes":["invisible-characters"]})");
        add("LF and CR in the other order", "id,n\n\r1,a\n\r2,b\n\r", R"({"codes":["invisible-characters"]})");
        add("rows of commas", "a,b,c\n1,2,3\n,,\n4,5,6\n,,\n", R"({"rows":2,"codes":["blank-rows"]})");
        add("rows of quoted nothing", "a,b\n1,2\n\"\",\"\"\n4,5\n", R"({"rows":3})");
        add("a header alone", "customer_id;name;plan\r\n", R"({"rows":0,"codes":["no-data-rows"]})");
        add("words without a header", "Ann,Berlin\nBob,Paris\nCy,Rome\nDi,Oslo\n", R"({"codes":["ambiguous-header"]})");
        add("numbers without a header", "1;2.5;3\n2;3.5;4\n3;4.5;5\n", R"({"rows":3,"codes":["no-header"]})");
        add("a web page", "<!DOCTYPE html>\n<html><body><table></table></body></html>\n", R"({"error":"unsupported-format"})");
        add("XML", "<?xml version=\"1.0\"?>\n<rows/>\n", R"({"error":"unsupported-format"})");
        add("JSON", "[{\"id\":1,\"name\":\"a\"},\n{\"id\":2,\"name\":\"b\"}]\n", R"({"error":"unsupported-format"})");
        add("JSON lines", "{\"id\":1,\"name\":\"a\"}\n{\"id\":2,\"name\":\"b\"}\n", R"({"error":"unsupported-format"})");
        add("a line of units", "no,weight,price,date\n,kg,EUR,\n1,2.5,3.10,2024-01-05\n2,3.5,4.10,2024-02-05\n",
            R"({"rows":3,"codes":["units-line"],"types":{"weight":"text"},"cells":[[1,"weight","kg"]]})");
        add("units in brackets", "time;temp;flow\n[s];[°C];[m3/h]\n1;20,5;3,1\n2;21,5;3,2\n", R"({"codes":["units-line"]})");
        add("a header again", "id,name,v\n1,a,2\nid,name,v\n2,b,3\n", R"({"rows":2,"rejected":1,"codes":["repeated-header"]})");
        add("names of another width", "ID,ＩＤ,id \n1,2,3\n4,5,6\n", R"({"columns":["ID","ＩＤ","id_2"],"codes":["duplicate-header"]})");
        add("cut in the last record", "id,name,amount\n1,a,2.5\n2,b,3.5\n3,c", R"({"rows":2,"codes":["truncated-input"]})");
        add("cut in a quoted field", "id,name,amount\n1,a,2.5\n2,b,3.5\n3,\"unfin", R"({"error":"unterminated-quote","line":4})");
        add("two keys", "customer_id,member_id,name\n1,9,a\n2,8,b\n", R"({"codes":["ambiguous-key"]})");
        add("orders without dates", "order_id,customer_id,amount\nO1,001,10\nO2,002,20\n", R"({"role":"","types":{"customer_id":"text"}})");
    }

    static void values()
    {
        add("Swiss", "id;betrag\n1;1'234.50\n2;12'345'678.90\n3;-0.5\n4;99\n", R"({"cells":[[2,"betrag","12345678.9"]]})");
        add("Indian", "id,amt\n1,\"12,34,567.89\"\n2,\"1,00,000.00\"\n3,50.5\n", R"({"types":{"amt":"text"},"codes":["irregular-grouping"]})");
        add("groups by no-break blanks", "id;amt\n1;1\u00a0234,50\n2;12\u202f345,00\n3;5,5\n", R"({"cells":[[1,"amt","1234.5"],[2,"amt","12345"]]})");
        add("German or English", "id;wert\n1;1.234\n2;2.345\n", R"({"types":{"wert":"text"},"codes":["ambiguous-number"]})");
        add("full minus sign", "id,v\n1,\u22127\n2,\u22128.5\n3,4\n", R"({"types":{"v":"decimal"},"cells":[[1,"v","-7"]]})");
        add("minus behind", "id,v\n1,7.5-\n2,8.5\n3,4-\n", R"({"cells":[[1,"v","-7.5"]]})");
        add("percent with a comma", "id;v\n1;12,5 %\n2;3 %\n3;-0,25 %\n", R"({"cells":[[1,"v","0.125"],[3,"v","-0.0025"]]})");
        add("euro behind", "id;v\n1;12,50 €\n2;1.234,00 €\n3;5 €\n", R"({"cells":[[2,"v","1234"]]})");
        add("code in front", "id,v\n1,USD 12.50\n2,USD 3\n", R"({"types":{"v":"decimal"}})");
        add("several currencies", "id,v\n1,$5\n2,€6\n3,£7\n4,$8\n", R"({"types":{"v":"text"},"codes":["mixed-currency"]})");
        add("several codes", "id,v\n1,5 USD\n2,6 EUR\n3,7 USD\n", R"({"types":{"v":"text"},"codes":["mixed-currency"]})");
        add("several units", "id,v\n1,5 kg\n2,6 g\n3,7 kg\n", R"({"types":{"v":"text"},"codes":["mixed-units"]})");
        add("Chinese magnitudes", "id,v\n1,1.2万\n2,3亿\n3,500\n", R"({"types":{"v":"text"},"codes":["mixed-units"],"cells":[[1,"v","1.2万"]]})");
        add("thousands and millions", "id,v\n1,5k\n2,2M\n3,500\n", R"({"types":{"v":"text"},"codes":["mixed-units"]})");
        add("words for missing", "id,v\n1,5\n2,NA\n3,N/A\n4,7\n5,-\n6,NULL\n", R"({"types":{"v":"integer"},"codes":["null-token"],"cells":[[2,"v",null],[4,"v","7"]]})");
        add("a word for missing among keys", "customer_id,name\nA,x\nNULL,y\nB,Null\n", R"({"rows":3,"codes":["null-token"],"cells":[[3,"name","Null"]]})");
        add("not finite", "id,v\n1,5\n2,inf\n3,-INF\n4,nan\n5,1e400\n", R"({"types":{"v":"text"},"codes":["non-finite-numbers"],"cells":[[5,"v","1e400"]]})");
        add("yes and no of several tongues", "id,a,b,c,d\n1,ja,oui,对,T\n2,nein,non,错,F\n",
            R"({"types":{"a":"boolean","b":"boolean","c":"boolean","d":"boolean"},"cells":[[1,"c","true"],[2,"c","false"]]})");
        add("unknown is not no", "id,a,b\n1,yes,是\n2,no,否\n3,unknown,不详\n", R"({"types":{"a":"text","b":"text"}})");
        add("gone and not gone", "id,a\n1,已流失\n2,未流失\n", R"({"types":{"a":"boolean"},"cells":[[1,"a","true"],[2,"a","false"]]})");
        add("leading zeros", "id,zip,n\n1,01234,1\n2,99999,2\n", R"({"types":{"zip":"text","n":"integer"},"cells":[[1,"zip","01234"]]})");
        add("twenty places", "id,v\n1,0.12345678901234567891\n2,3.5\n3,-0.00000000000000001\n4,1e-12\n",
            R"({"types":{"v":"decimal"},"cells":[[1,"v","0.12345678901234567891"],[3,"v","-0.00000000000000001"],[4,"v","0.000000000001"]]})");
        add("twelve places, percent and grouped", "id;a;b\n1;1,2345678901234 %;1.234,123456789012\n2;2,5 %;2,5\n",
            R"({"cells":[[1,"a","0.012345678901234"],[1,"b","1234.123456789012"]]})");
        add("a version late", lines("id,v", 3000, [](int i) { return number(i) + (i == 2990 ? ",11.0.1" : ",10.5"); }), R"({"types":{"v":"text"}})");
        add("a code of powers", "sku,n\n1E5,1\n2E3,2\n12E10,3\n", R"({"types":{"sku":"text"}})");
        add("fractions and ranges", "id,a,b\n1,1/2,18-25\n2,3/4,26-35\n", R"({"types":{"a":"text","b":"text"}})");
        add("months that are names", "id,v\n1,MAR1\n2,SEP3\n", R"({"types":{"v":"text"}})");
        add("invisible", "id,name\n1,a\u200bb\n2,\u202eabc\n", R"({"codes":["invisible-characters"],"cells":[[1,"name","a\u200bb"]]})");
        add("read as another code page", "id,name\n1,Zo\u00c3\u00a9\n2,M\u00c3\u00bcller\n", R"({"codes":["possible-mojibake"]})");
        add("error words of spreadsheets", "id,v\n1,#N/A\n2,#DIV/0!\n3,5\n4,#REF!\n5,2.5\n",
            R"({"types":{"v":"decimal"},"codes":["error-cells"],"cells":[[2,"v",null],[3,"v","5"]]})");
        add("error words among names", "id,v\n1,#NAME?\n2,abc\n3,#WERT!\n", R"({"types":{"v":"text"},"codes":["error-cells"],"cells":[[1,"v","\u0023NAME?"]]})");
        add("tags are no error words", "id,v\n1,#vip\n2,#1\n3,#N\n", R"({"not":["error-cells"]})");
        add("percent with and without a blank", "id,v\n1,12.5%\n2,3 %\n", R"({"types":{"v":"decimal"},"cells":[[1,"v","0.125"],[2,"v","0.03"]]})");
        add("powers of ten", "id,v\n1,1.5E+3\n2,2.25e-4\n3,1e0\n", R"({"types":{"v":"decimal"},"cells":[[1,"v","1500"],[2,"v","0.000225"],[3,"v","1"]]})");
        add("keys without their zeros", "customer_id,name\n7,a\n007,b\n8,c\n", R"({"rows":3,"codes":["confusable-keys"]})");
        add("keys that look alike", "customer_id,name\nC1,a\nＣ1,b\nc1,c\nC2,d\n\"C2 \",e\n", R"({"rows":5,"codes":["confusable-keys"]})");
    }

    static void moments()
    {
        add("day first by dashes", "id,d\n1,25-03-2024\n2,01-02-2024\n", R"({"types":{"d":"date"},"cells":[[2,"d","2024-02-01"]]})");
        add("month first, proven late", lines("id,d", 1000, [](int i) { return number(i) + (i == 950 ? ",03/25/2024" : ",02/08/2024"); }),
            R"({"types":{"d":"date"},"cells":[[1,"d","2024-02-08"]]})");
        add("either order, with a clock", "id;at\n1;03/04/2024 10:00\n2;05/06/2024 11:30\n", R"({"types":{"at":"text"},"codes":["ambiguous-date"]})");
        add("either order, dots", "id;at\n1;03.04.2024\n2;05.06.2024\n", R"({"types":{"at":"text"},"codes":["ambiguous-date"]})");
        add("both orders", "id;at\n1;13.01.2024\n2;01.13.2024\n", R"({"types":{"at":"text"},"codes":["ambiguous-date"]})");
        add("names of months", "id,d\n1,3-Mar-2024\n2,14-Apr-2024\n", R"({"cells":[[1,"d","2024-03-03"]]})");
        add("names and two digits", "id,d\n1,3-Mar-24\n2,14-Apr-24\n", R"({"types":{"d":"text"},"codes":["ambiguous-year"]})");
        add("two digits, dots", "id;d\n1;31.12.24\n2;01.01.25\n", R"({"types":{"d":"text"},"codes":["ambiguous-year"]})");
        add("parts of a second", "id,t\n1,2024-01-31T10:00:00.123\n2,2024-02-01T10:00:00.50\n",
            R"({"types":{"t":"datetime"},"cells":[[1,"t","2024-01-31T10:00:00.123"],[2,"t","2024-02-01T10:00:00.5"]]})");
        add("parts of a second with a zone", "id,t\n1,2024-01-31T10:00:00.25+08:00\n2,2024-02-01T10:00:00+08:00\n",
            R"({"cells":[[1,"t","2024-01-31T02:00:00.25Z"]]})");
        add("half days", "id,t\n1,1/31/2024 10:00 PM\n2,2/15/2024 9:30 AM\n", R"({"cells":[[1,"t","2024-01-31T22:00:00"]]})");
        add("Chinese with a clock", "id,t\n1,2024年1月31日 15:05\n2,2024年2月1日 09:00\n", R"({"cells":[[1,"t","2024-01-31T15:05:00"]]})");
        add("years of an era", "id,d\n1,114/03/01\n2,113/12/31\n", R"({"types":{"d":"text"}})");
        add("one offset", "id,t\n1,2024-01-31T10:00:00+0800\n2,2024-02-01T10:00:00+0800\n",
            R"({"types":{"t":"datetime"},"cells":[[1,"t","2024-01-31T02:00:00Z"]],"not":["mixed-time-zones"]})");
        add("two offsets", "id,t\n1,2024-01-31T10:00:00+08:00\n2,2024-02-01T10:00:00-05:00\n", R"({"codes":["mixed-time-zones"]})");
        add("with and without a zone", "id,t\n1,2024-01-31T10:00:00Z\n2,2024-02-01T10:00:00\n",
            R"({"types":{"t":"text"},"codes":["mixed-time-zones","ambiguous-time-zone"]})");
        add("names of zones", "id,t\n1,2024-01-31 10:00 CET\n2,2024-02-01 10:00 CEST\n", R"({"types":{"t":"text"},"codes":["ambiguous-time-zone"]})");
        add("days that are none", "id;d\n1;31.06.2024\n2;29.02.2023\n3;15.05.2024\n", R"({"types":{"d":"text"},"codes":["invalid-date"]})");
        add("a clock on some days", "id,d\n1,2024-01-01\n2,2024-01-02 10:00:00\n", R"({"types":{"d":"datetime"},"cells":[[2,"d","2024-01-02T10:00:00"]]})");
        add("more than a day", "id,t\n1,25:30:00\n2,100:15:20\n", R"({"cells":[[1,"t","25:30:00"]]})");
        add("the future and the impossible", "customer_id,signup,birth_date,tenure,age\nC1,2099-01-01,2031-05-05,-3,212\nC2,2024-01-01,1990-05-05,5,30\n",
            R"({"rows":2,"codes":["future-date","out-of-range"],"cells":[[1,"age","212"],[1,"tenure","-3"]]})");
        add("out of range by its name", "no,nps,birth_date,latitude,visits\n1,11,1850-01-01,95.5,-2\n2,7,1990-01-01,31.2,3\n", R"({"rows":2,"codes":["out-of-range"]})");
        add("a table's own key twice", "sku,label,price\nA1,x,2.5\nA1,x,2.5\nB2,y,3\nC3,z,4\n", R"({"rows":4,"codes":["duplicate-key"]})");
        add("a reference that repeats", "order_no,line\nA,1\nA,2\nA,3\nB,1\nB,2\n", R"({"not":["duplicate-key"]})");
        add("half of the dates are none", "customer_id,date,amount\nA,2024-02-30,1\nB,2024-02-28,2\nC,0000-00-00,3\nD,2024-03-01,4\n",
            R"({"rows":4,"types":{"date":"text"},"codes":["invalid-date"]})");
        add("the future in German", "customer_id;order_date;amount\nC1;31.12.2099;5,50\nC2;15.03.2024;-199,00\n",
            R"({"codes":["future-date"],"cells":[[2,"amount","-199"]]})");
    }

private Q_SLOTS:
    void variants_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("want");
        encodings();
        delimiters();
        shapes();
        values();
        moments();
    }

    void variants()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, want);
        const Json expect = Json::parse(want.toStdString());
        const tests::TextFile file(bytes.toStdString());
        tests::Imported got;
        tests::importFile(got, file.path);
        if (expect.contains("error") || expect.contains("asks")) {
            QVERIFY(got.error);
            const std::string wanted = expect.contains("error") ? expect["error"] : expect["asks"];
            QCOMPARE(std::string(core::word(got.error->code)), wanted);
            if (expect.contains("line"))
                QCOMPARE(got.error->where.line, expect["line"].get<std::uint64_t>());
            if (expect.contains("choice")) {
                const auto& choices = got.error->choices;
                QVERIFY(std::find(choices.begin(), choices.end(), expect["choice"].get<std::string>()) != choices.end());
                ingest::Mapping answered;
                answered.answers[wanted] = expect["choice"];
                tests::Imported again;
                tests::importFile(again, file.path, answered);
                QVERIFY(!again.error);
            }
            return;
        }
        QVERIFY2(!got.error, got.error ? std::string(core::word(got.error->code)).c_str() : "");
        QCOMPARE(got.summary.read, got.summary.loaded + got.summary.rejected);
        std::vector<std::string> names;
        for (const frame::ColumnInfo& column : got.table.columns)
            names.push_back(column.name);
        const auto place = [&](const std::string& name) {
            return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
        };
        if (expect.contains("rows"))
            QCOMPARE(got.summary.loaded, expect["rows"].get<std::uint64_t>());
        if (expect.contains("rejected"))
            QCOMPARE(got.summary.rejected, expect["rejected"].get<std::uint64_t>());
        if (expect.contains("columns"))
            QCOMPARE(names, expect["columns"].get<std::vector<std::string>>());
        if (expect.contains("role"))
            QVERIFY(!got.sniffed.role);
        const Json types = expect.value("types", Json::object());
        for (const auto& [name, type] : types.items()) {
            QVERIFY2(place(name) < names.size(), name.c_str());
            QCOMPARE(std::string(frame::word(got.table.columns[place(name)].type)), type.get<std::string>());
        }
        for (const Json& cell : expect.value("cells", Json::array())) {
            const std::size_t row = cell[0].get<std::size_t>() - 1, column = place(cell[1]);
            QVERIFY2(row < got.table.rows.size() && column < names.size(), cell.dump().c_str());
            const auto& value = got.table.rows[row][column];
            QVERIFY2(cell[2].is_null() ? !value : value == cell[2].get<std::string>(), (cell.dump() + " is " + value.value_or("null")).c_str());
        }
        std::set<std::string> codes;
        for (const auto* list : {&got.sniffed.findings, &got.table.notes})
            for (const core::Finding& finding : *list)
                codes.insert(std::string(core::word(finding.code)));
        std::string seen;
        for (const std::string& code : codes)
            seen += code + " ";
        for (const Json& code : expect.value("codes", Json::array()))
            QVERIFY2(codes.contains(code.get<std::string>()), seen.c_str());
        for (const Json& code : expect.value("not", Json::array()))
            QVERIFY2(!codes.contains(code.get<std::string>()), seen.c_str());
    }

    // A value of another kind near the end of a long column revises its type; nothing becomes missing.
    void lateChange()
    {
        std::string text = "row,code,amount,flag,at\n";
        constexpr int kRows = 300000;
        for (int i = 1; i <= kRows; ++i)
            text += std::to_string(i) + (i > kRows - 1000 ? ",00" : ",10") + std::to_string(i) + ","
                + (i == kRows - 7 ? "12.75" : "12") + (i == kRows - 3 ? ",2" : ",1") + (i == kRows - 1 ? ",2024-01-31 23:59:59\n" : ",2024-01-31\n");
        const tests::TextFile file(text);
        tests::Imported got;
        got.table.keep = kRows;
        tests::importFile(got, file.path);
        QVERIFY(!got.error);
        QCOMPARE(got.summary.loaded, static_cast<std::uint64_t>(kRows));
        const auto type = [&](std::size_t i) { return std::string(frame::word(got.table.columns[i].type)); };
        QCOMPARE(type(1), std::string("text"));
        QCOMPARE(type(2), std::string("decimal"));
        QCOMPARE(type(3), std::string("integer"));
        QCOMPARE(type(4), std::string("datetime"));
        QCOMPARE(got.table.rows[0][1].value_or(""), std::string("101"));
        QCOMPARE(got.table.rows[kRows - 1][1].value_or(""), "00" + std::to_string(kRows));
        QCOMPARE(got.table.rows[kRows - 8][2].value_or(""), std::string("12.75"));
        QCOMPARE(got.table.rows[kRows - 4][3].value_or(""), std::string("2"));
        QCOMPARE(got.table.rows[kRows - 2][4].value_or(""), std::string("2024-01-31T23:59:59"));
        QCOMPARE(got.table.source[0][4], std::string("2024-01-31"));
        for (const auto nulls : got.summary.nulls)
            QCOMPARE(nulls, std::uint64_t {0});
    }
};

HOLDFAST_TEST(DelimitedVariantsTest)
#include "DelimitedVariantsTest.moc"
