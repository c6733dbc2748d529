#include "pbr/csv.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <set>
#include <sstream>

#include "text/csv_told.hpp"

using namespace pbr;

namespace {

// Fields made of what CSV cares about, and of characters of every length.
rc::Gen<std::string> any_field() {
  return rc::gen::map(
      rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
          "a", "7", " ", ",", "\"", "\n", "\r", "\r\n", "\"\"", "é", "€", "𝄞", "\xEF\xBB\xBF")),
      [](const std::vector<std::string>& pieces) {
        std::string text;
        for (const auto& piece : pieces) text += piece;
        return text;
      });
}

std::vector<std::string> unlike(const std::vector<std::string>& names) {
  std::vector<std::string> header;
  for (std::size_t i = 0; i < names.size(); ++i) header.push_back(names[i] + std::to_string(i));
  return header;
}

}  // namespace

TEST_CASE("what the writer writes the reader reads, whatever the fields hold") {
  REQUIRE(rc::check("round trip", [] {
    const auto columns = *rc::gen::inRange<std::size_t>(1, 6);
    const auto header = unlike(*rc::gen::container<std::vector<std::string>>(columns, any_field()));
    const auto rows = *rc::gen::container<std::vector<std::vector<std::string>>>(
        rc::gen::container<std::vector<std::string>>(columns, any_field()));
    std::stringstream text;
    CsvWriter csv(text, header);
    for (const auto& row : rows) {
      for (const auto& field : row) csv.field(field);
      csv.end();
    }
    CsvReader reader(text, "t.csv");
    RC_ASSERT(reader.header() == header);
    for (const auto& row : rows) {
      const auto record = reader.next();
      RC_ASSERT(record && !record->problem);
      std::vector<std::string> read;
      for (const auto& field : record->fields) read.emplace_back(field.text);
      RC_ASSERT(read == row);
    }
    RC_ASSERT(!reader.next() && !reader.error());
  }));
}

TEST_CASE("arbitrary bytes are read to an end, with every record or a reason") {
  REQUIRE(rc::check("any bytes", [] {
    const auto bytes = *rc::gen::container<std::string>(
        rc::gen::element('a', ',', '"', '\n', '\r', '\0', '\xC3', '\xA9', '\xFF'));
    std::istringstream in("h\n" + bytes);
    CsvReader reader(in, "t.csv", {.record_bytes = 16, .columns = 4});
    std::uint64_t rows = 0;
    while (const auto record = reader.next()) {
      RC_ASSERT(record->row == ++rows);
      const bool stray = record->problem && record->problem->code == "CSV005";
      RC_ASSERT(stray || record->problem.has_value() == (record->fields.size() != 1));
    }
    RC_ASSERT(!reader.next());
  }));
}

TEST_CASE("CRLF and LF files hold the same fields") {
  REQUIRE(rc::check("line ends", [] {
    const auto values = *rc::gen::container<std::vector<std::string>>(
        rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::element('a', ',', ' '))));
    std::string lf = "a,b\n";
    std::string crlf = "a,b\r\n";
    for (const auto& value : values) {
      lf += value + "\n";
      crlf += value + "\r\n";
    }
    RC_ASSERT(test::told(lf) == test::told(crlf));
  }));
}
