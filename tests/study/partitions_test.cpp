#include "study/partitions.hpp"

#include <rapidcheck.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <sstream>

#include "pbr/study.hpp"
#include "random_study.hpp"

using namespace pbr;

namespace {

/// A folder of its own that goes with the test.
struct Folder {
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "pbr-parts-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path = name;
  }
  ~Folder() { std::filesystem::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::filesystem::path path;
};

class TextSink : public StudySink {
 public:
  std::ostream* allocations() override { return &allocated; }
  void person(const PersonOutput& person) override {
    people << person.care->person << ":";
    for (std::size_t at = 0; at < person.episodes.size(); ++at) {
      const Episode& episode = person.episodes[at];
      people << " " << episode.id << " " << episode.cluster << " " << to_text(episode.period.first)
             << " " << episode.days;
      for (const Line& line : person.lines.at(at)) people << " " << to_pounds(line.amount);
    }
    for (const auto& outcome : person.outcomes) people << " " << to_text(outcome.category);
    people << "\n";
  }
  void capitation(const std::vector<LoneLine>& lines) override {
    for (const LoneLine& line : lines)
      people << line.line.id << to_pounds(line.line.amount) << "\n";
  }
  std::ostringstream allocated, people;
};

void write(const Findings& findings, std::ostream& out) {
  for (const auto& f : findings.sorted()) {
    out << schema_of(f.table).name << " " << f.row << " " << f.field << " " << f.code << " "
        << to_text(f.severity) << " " << f.found << " " << f.expected << "\n";
  }
  for (const auto& [code, count] : findings.counts()) {
    out << code << " " << count.total << " of " << count.tables.size() << "\n";
  }
}

void write(const Quality& quality, std::ostream& out) {
  for (const auto& [key, sums] : quality.cells()) {
    out << schema_of(key.table).name << " " << key.provider << " " << static_cast<int>(key.time)
        << " " << to_text(key.month) << ": " << sums.rows << " " << sums.rows_with_error << " "
        << sums.unusable << " " << sums.items << " " << sums.items_known << "\n";
  }
}

void write(const StudyResult& result, std::ostream& out) {
  write(result.findings, out);
  write(result.quality, out);
  for (const auto& [kind, rows] : result.rows) out << schema_of(kind).name << " " << rows << "\n";
  for (const auto& [kind, rows] : result.set_aside) out << rows << " set aside\n";
  for (const auto& [cluster, count] : result.allocated) out << cluster << " " << count << "\n";
  for (const auto& [key, sums] : result.casemix.cells()) {
    out << key.provider << " " << key.cluster << " " << sums.people << " " << sums.episodes << " "
        << sums.days << " " << to_pounds(sums.amount) << " " << sums.paired << "\n";
  }
  for (const auto& [key, sums] : result.strata.strata()) {
    out << key.contract.provider << " " << key.cluster << " " << int{key.intake} << " "
        << int{key.age} << " " << key.sex << ": " << sums.paired << " " << sums.improved << " "
        << sums.before << " " << sums.after << "\n";
  }
  for (const ReachRow& row : result.reach) {
    out << row.dimension << " " << row.value << " " << row.people << " "
        << to_pounds(row.baseline_amount) << " " << to_pounds(row.amount) << "\n";
  }
  for (const UpcodingRow& row : result.integrity.upcoding) {
    out << row.item << " " << row.episodes << " " << row.moved << " " << to_pounds(row.net) << "\n";
  }
  for (const BunchingRow& row : result.integrity.bunching) {
    out << row.item << row.line << row.provider << row.just_below << " " << row.just_over << "\n";
  }
  out << result.people << " people\n";
}

/// All that a run says, as one text.
std::string told(const std::filesystem::path& folder, std::uint64_t partition_bytes,
                 unsigned threads) {
  const auto study = load_study((folder / "study.yaml").string());
  REQUIRE(study.value);
  RunOptions options;
  options.threads = threads;
  options.rule_folders = {std::string(PBR_SOURCE_DIR) + "/rules"};
  options.mark_rows = Severity::note;
  options.partition_bytes = partition_bytes;
  options.spill_folder = folder.string();
  TextSink sink;
  const auto result = run(*study.value, options, sink);
  if (!result.value) return render(result.problems);
  std::ostringstream out;
  write(*result.value, out);
  return render(result.problems) + out.str() + sink.allocated.str() + sink.people.str();
}

constexpr std::uint64_t all = std::uint64_t{1} << 40;

void replace(const std::filesystem::path& file, const std::string& text) {
  std::ofstream(file, std::ios::binary) << text;
}

}  // namespace

TEST_CASE("partitions do not show") {
  const Folder folder;
  REQUIRE(rc::check("any study, size of a partition and number of threads", [&] {
    test::Draws draws(*rc::gen::arbitrary<std::uint64_t>());
    std::filesystem::remove_all(folder.path / "study");
    test::RandomStudy(draws).write(folder.path / "study");
    const auto bytes = draws.percent(20) ? 0 : 1 + draws.below(draws.percent(50) ? 300 : 8000);
    const auto threads = static_cast<unsigned>(1 + draws.below(3));
    const auto whole = told(folder.path / "study", all, 1);
    RC_CLASSIFY(whole.find(" people\n") != std::string::npos, "runs to its end");
    RC_ASSERT(told(folder.path / "study", bytes, threads) == whole);
  }));
}

TEST_CASE("what stops a study is told alike") {
  const std::string head = "person_id,birth_date,sex,ethnic_group,imd_decile,commissioner";
  const std::string row = "\np1,1980-01-01,F,A,1,C";
  const std::string two_lines = "\np2,1980-01-01,F,\"A\nB\",1,C";
  const std::vector<std::string> texts{
      "",
      "\n\n",
      head,
      "person;birth\np1;2\n",
      "person_id,sex\np1,F\n",
      head + ",sex\n",
      head + row + two_lines + "\np3,\"1980",
      head + row + two_lines + row + "\np3,\xFF,F,A,1,C" + row + "\n",
      head + two_lines + "\np3," + std::string(1, '\0') + ",F,A,1,C\n",
      head + two_lines + "\np3," + std::string(std::size_t{3} << 20, 'x') + row,
      head + "\r\n" + row + two_lines + "\n\n\np9,\xFF",
  };
  const Folder folder;
  test::Draws draws(7);
  test::RandomStudy(draws).write(folder.path);
  std::filesystem::remove(folder.path / "persons.csv");
  std::ofstream(folder.path / "study.yaml", std::ios::app) << "";
  const auto study = folder.path / "study.yaml";
  std::stringstream text;
  text << std::ifstream(study).rdbuf();
  if (text.str().find("persons:") == std::string::npos) {
    std::ofstream(study, std::ios::app) << "  persons: persons.csv\n";
  }
  for (const auto& persons : texts) {
    replace(folder.path / "persons.csv", persons);
    const auto whole = told(folder.path, all, 1);
    CAPTURE(persons.substr(0, 200), whole.substr(0, 300));
    CHECK(told(folder.path, 100, 1) == whole);
    CHECK(told(folder.path, 100, 2) == whole);
  }
}

TEST_CASE("a long assessments table in partitions is refused, with what to do") {
  const Folder folder;
  test::Draws draws(7);
  test::RandomStudy(draws).write(folder.path);
  replace(folder.path / "assessments.csv",
          "assessment_id,person_id,provider,date,instrument,setting,reason,super_class,item,rating"
          "\na1,p1,ZPA,2014-04-14,mhct-18,community,initial,A,1,1\n");
  const auto whole = told(folder.path, all, 1);
  CHECK(whole.find("ST011") == std::string::npos);
  const auto refused = told(folder.path, 1, 1);
  CHECK(refused.find("error[ST011]: an assessments table with a row an item") != std::string::npos);
  CHECK(refused.find("help: make it one row an assessment, or allow more memory") !=
        std::string::npos);
}

TEST_CASE("a part with too much is split again, but never a person") {
  const Folder folder;
  std::string persons = "person_id,birth_date,sex,ethnic_group,imd_decile,commissioner\n";
  // The front of the table, which is all a sample of one row sees, says nothing of the rest.
  for (int i = 0; i < 50; ++i) persons += "heavy,1980-01-01,F,A,1,C\n";
  for (int i = 100; i < 140; ++i) persons += "p" + std::to_string(i) + ",1980-01-01,F,A,1,C\n";
  replace(folder.path / "persons.csv", persons);
  Findings findings;
  study::Partitions partitions(100, folder.path.string(), Findings{});
  const auto file = study::look_at(TableKind::persons, (folder.path / "persons.csv").string());
  REQUIRE(partitions.split({file}, findings, [](std::uint64_t) {}).empty());
  std::string last;
  std::size_t rows = 0, parts = 0;
  while (const auto part = partitions.next({})) {
    ++parts;
    std::string greatest = last;
    for (const auto& person : part->tables.persons) {
      CHECK(person.person.text() > last);
      greatest = std::max(greatest, person.person.text());
    }
    last = greatest;
    const auto& first = part->tables.persons.front().person.text();
    rows += part->tables.persons.size();
    if (first == "heavy") CHECK(part->tables.persons.size() == 50);
    if (first != "heavy") CHECK(part->tables.persons.size() <= 4);
  }
  CHECK(rows == 90);
  CHECK(parts >= 11);
}

TEST_CASE("ranges hold about as much each, and every id has one") {
  using study::range_of;
  using study::range_starts;
  CHECK(range_starts({}, 5, "").empty());
  CHECK(range_starts({{"a", 1}, {"a", 1}}, 5, "a").empty());
  const auto starts = range_starts({{"d", 1}, {"b", 1}, {"a", 1}, {"c", 1}}, 2, "");
  CHECK(starts == std::vector<std::string>{"d"});
  CHECK(range_of(starts, "c") == 0);
  CHECK(range_of(starts, "d") == 1);
  REQUIRE(rc::check("starts are in order, none twice, none at the least", [] {
    test::Draws draws(*rc::gen::arbitrary<std::uint64_t>());
    const std::size_t ranges = 1 + draws.below(9);
    std::vector<study::SeenPerson> seen;
    std::string least = "p9";
    for (auto left = draws.below(30); left > 0; --left) {
      seen.push_back({"p" + std::to_string(draws.below(20)), draws.below(50)});
      least = std::min(least, seen.back().id);
    }
    const auto found = range_starts(seen, ranges, least);
    RC_ASSERT(found.size() < ranges);
    RC_ASSERT(std::is_sorted(found.begin(), found.end(), std::less_equal<>()));
    // Rapidcheck takes both sides of an || in its argument.
    const bool above = found.empty() || found.front() > least;
    RC_ASSERT(above);
  }));
}

TEST_CASE("rows come back from the disk as they were put aside") {
  const Folder folder;
  study::Spill spill(folder.path.string(), 3);
  CHECK(std::filesystem::is_empty(folder.path));
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < 400; ++i) texts.emplace_back(i * 7 % 1000, 'a');
  for (std::size_t i = 0; i < texts.size(); ++i) {
    spill.add(i % 2, {TableKind::stays, i + 1, std::to_string(i), texts[i]});
  }
  spill.finish();
  for (std::size_t stream = 0; stream < 2; ++stream) {
    std::size_t at = stream;
    spill.read(stream, [&](const study::SpillRow& row) {
      REQUIRE(row.row == at + 1);
      REQUIRE(row.table == TableKind::stays);
      REQUIRE(row.key == std::to_string(at));
      REQUIRE(row.text == texts[at]);
      at += 2;
    });
    CHECK(at == 400 + stream);
    CHECK(spill.extent(stream).rows == 200);
  }
  CHECK(spill.extent(0).least == "0");
  CHECK(spill.extent(0).greatest == "98");
  CHECK(spill.extent(2).rows == 0);
  CHECK_THROWS_WITH(study::Spill("/nowhere/at/all", 1),
                    Catch::Contains("cannot make a temporary file in /nowhere/at/all"));
}
