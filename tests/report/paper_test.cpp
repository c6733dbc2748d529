#include "report/paper.hpp"

#include <catch2/catch.hpp>
#include <sstream>

#include "sample_study.hpp"

namespace {

using namespace pbr;
using namespace pbr::test;

std::string markdown(const StudyResult& result) {
  std::ostringstream out;
  write_paper_md(result, sample_run(), out);
  return out.str();
}

std::string workbook(const StudyResult& result) {
  std::ostringstream out;
  write_paper_xlsx(result, sample_run(), out);
  return out.str();
}

TEST_CASE("names from data are text in a paper, never marks of its language") {
  const std::string text = markdown(sample_study("R|`<b>[x](y)\n#"));
  CHECK(text.find("| R\\|\\`\\<b\\>\\[x\\](y) \\# ") != std::string::npos);
  CHECK(text.find("<b>") == std::string::npos);
}

TEST_CASE("a paper hides what the page hides") {
  const PaperTable table = paper_providers(ReportView(sample_study()));
  for (const auto& row : table.rows) {
    const bool few = row.front().text == "RCC";
    CHECK((row[1].text == "*") == few);
    CHECK(row[1].number.has_value() != few);
    CHECK((row[2].text == "*") == !row[2].number.has_value());
  }
}

TEST_CASE("a paper counts providers by the bands of the study") {
  StudyResult result = sample_study();
  result.study.uncertainty.band_large = Rate::parse("0.025").value();
  for (const Contrast& row : result.payments.contrasts) {
    if (row.level != Level::provider) continue;
    BandRow band;
    band.scheme = row.scheme;
    band.contract = row.contract;
    band.band = row.contract.provider.text() == "RBB" ? Band::loses_much : Band::gains;
    result.uncertainty.bands.push_back(std::move(band));
  }
  BandRow commissioner = result.uncertainty.bands.front();
  commissioner.level = Level::commissioner;
  result.uncertainty.bands.push_back(std::move(commissioner));
  const PaperTable table = paper_bands(ReportView(result));
  REQUIRE(table.rows.size() == 2);
  CHECK(table.columns[1].title == "Gains more than 2.5%");
  CHECK(table.columns[5].title == "Loses more than 2.5%");
  for (const auto& row : table.rows) {
    CHECK(row[1].text == "0");
    CHECK(row[2].text == "3");
    CHECK(row[5].text == "1");
  }
}

TEST_CASE("rows have the cells of their columns, titles fit a sheet's name") {
  const Paper paper = paper_of(sample_study(), sample_run());
  constexpr std::size_t longest = 31;
  for (const PaperTable& table : paper.tables) {
    CHECK(table.title.size() <= longest);
    for (const auto& row : table.rows) CHECK(row.size() == table.columns.size());
  }
}

TEST_CASE("a paper of an empty study is whole too") {
  const StudyResult empty{
      .study = Study{}, .casemix = Casemix(CasemixTerms()), .findings = Findings()};
  CHECK(markdown(empty).find("Nothing was found wrong with the data.") != std::string::npos);
  CHECK(workbook(empty).starts_with("PK"));
}

TEST_CASE("a workbook has the same bytes again, and a formula in a name is no formula") {
  const StudyResult result = sample_study("=1+1");
  CHECK(workbook(result) == workbook(result));
}

}  // namespace
