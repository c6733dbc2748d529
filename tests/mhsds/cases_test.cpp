// Small extracts, written by hand. A case is one text file: a line "== NAME" begins a file of the
// extract, a line "reason CODE=review" tells the import a code of ClustToolAssReason.
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "pbr/mhsds.hpp"
#include "support/golden.hpp"

using namespace pbr;

namespace {

namespace fs = std::filesystem;

class Extract {
 public:
  explicit Extract(const fs::path& file)
      : folder_(fs::temp_directory_path() / ("pbr-mhsds-" + std::to_string(::getpid()))) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    std::ifstream in(file);
    std::ofstream out;
    for (std::string line; std::getline(in, line);) {
      if (line.starts_with("== ")) {
        out = std::ofstream(folder_ / line.substr(3));
      } else if (line.starts_with("reason ")) {
        reasons_[line.substr(7, line.find('=') - 7)] = AssessmentReason::review;
      } else if (!line.starts_with("#")) {
        out << line << "\n";
      }
    }
  }
  ~Extract() { fs::remove_all(folder_); }
  Extract(const Extract&) = delete;
  Extract& operator=(const Extract&) = delete;
  [[nodiscard]] std::string folder() const { return folder_.string(); }
  [[nodiscard]] const std::map<std::string, AssessmentReason>& reasons() const { return reasons_; }

 private:
  fs::path folder_;
  std::map<std::string, AssessmentReason> reasons_;
};

MhsdsTerms terms() {
  const RulePaths paths{{std::string(PBR_SOURCE_DIR) + "/rules"}};
  MhsdsTerms terms;
  terms.instrument = *load_instrument("england/instruments/mhct-18", paths).value;
  terms.clusters = *load_clusters("england/clusters/illustrative", paths).value;
  terms.measures = load_measures("england/measures/reqol-10", paths).value->measures;
  return terms;
}

std::string without(std::string text, const std::string& folder) {
  for (auto at = text.find(folder); at != std::string::npos; at = text.find(folder)) {
    text.replace(at, folder.size(), "extract");
  }
  return text;
}

std::string told(const MhsdsFile& file) {
  std::string text = file.name + ": " + std::to_string(file.rows) + " rows, " +
                     std::to_string(file.used) + " used";
  const auto add = [&](std::uint64_t number, const char* what) {
    if (number > 0) text += ", " + std::to_string(number) + " " + what;
  };
  add(file.replaced, "replaced");
  add(file.repeated, "repeated");
  add(file.not_ours, "not imported");
  add(file.set_aside, "set aside");
  for (const int version : file.versions) text += ", version " + std::to_string(version);
  text += "\n";
  for (const Finding& f : file.findings.sorted()) {
    text += "  row " + std::to_string(f.row) + " " + f.field + " " + f.code + " " +
            std::string(to_text(f.severity)) + " found \"" + f.found + "\" expected " + f.expected +
            "\n";
  }
  return text;
}

// Everything an import makes of one extract, as text.
std::string outcome(const fs::path& file) {
  const Extract extract(file);
  MhsdsTerms with = terms();
  with.reasons = extract.reasons();
  std::map<std::string, std::ostringstream> tables;
  const auto made =
      import_mhsds(extract.folder(), with,
                   [&](const std::string& name) -> std::ostream& { return tables[name]; });
  std::string text = without(render(made.problems), extract.folder());
  if (!made.value) return text + "nothing\n";
  text += made.value->period_from + "\n";
  for (const MhsdsFile& of : made.value->files) {
    // No row is lost: what became of them adds up.
    CHECK(of.used + of.replaced + of.repeated + of.not_ours + of.set_aside == of.rows);
    text += told(of);
  }
  for (const auto& [name, table] : tables) text += "== " + name + "\n" + table.str();
  return text;
}

}  // namespace

TEST_CASE("every extract under cases/ gives exactly the tables and findings beside it") {
  std::vector<fs::path> files;
  for (const auto& entry :
       fs::directory_iterator(std::string(PBR_SOURCE_DIR) + "/tests/mhsds/cases")) {
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  REQUIRE(files.size() >= 12);
  for (const auto& file : files) {
    DYNAMIC_SECTION(file.stem().string()) {
      auto expected = file;
      expected.replace_extension(".expected");
      const std::string made = outcome(file);
      CHECK(made == test::golden(expected.string(), made));
    }
  }
}
