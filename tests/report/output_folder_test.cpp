#include "pbr/report.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

namespace {

using namespace pbr;
namespace fs = std::filesystem;

/// A folder of the test's own, gone with it.
struct TestFolder {
  explicit TestFolder(const std::string& name) : path(fs::temp_directory_path() / name) {
    fs::remove_all(path);
  }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;
  ~TestFolder() { fs::remove_all(path); }
  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> found;
    for (const auto& entry : fs::directory_iterator(path)) {
      found.push_back(entry.path().filename().string());
    }
    std::sort(found.begin(), found.end());
    return found;
  }
  fs::path path;
};

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// What a failure says, or nothing.
template <class Action>
std::string failure_of(Action action) {
  try {
    action();
  } catch (const std::system_error& error) {
    return error.what();
  }
  return "";
}

using Names = std::vector<std::string>;

TEST_CASE("files appear under their names when everything is written, and not before") {
  const TestFolder folder("pbr-report-commit");
  OutputFolder output((folder.path / "deep" / "out").string());
  output.file("lines.csv") << "a,b\n1,2\n";
  output.file("run.json") << "{}\n";
  output.file("lines.csv") << "3,4\n";
  const fs::path out = folder.path / "deep" / "out";
  REQUIRE_FALSE(fs::exists(out / "lines.csv"));
  REQUIRE(output.commit() == Names{(out / "lines.csv").string(), (out / "run.json").string()});
  REQUIRE(bytes_of(out / "lines.csv") == "a,b\n1,2\n3,4\n");
  REQUIRE(bytes_of(out / "run.json") == "{}\n");
  REQUIRE(std::distance(fs::directory_iterator(out), {}) == 2);
}

TEST_CASE("without a commit nothing stays, and what stood there before does") {
  const TestFolder folder("pbr-report-no-commit");
  fs::create_directories(folder.path);
  std::ofstream(folder.path / "lines.csv") << "old\n";
  {
    OutputFolder output(folder.path.string());
    output.file("lines.csv") << "new\n" << std::flush;
    REQUIRE(folder.names() == Names{"lines.csv", "lines.csv.partial"});
  }
  REQUIRE(folder.names() == Names{"lines.csv"});
  REQUIRE(bytes_of(folder.path / "lines.csv") == "old\n");
}

TEST_CASE("more than a buffer arrives whole") {
  const TestFolder folder("pbr-report-large");
  OutputFolder output(folder.path.string());
  std::string expected;
  for (int line = 0; line < 40000; ++line) {
    const std::string text = std::to_string(line) + ",text\n";
    expected += text;
    output.file("lines.csv") << text;
  }
  output.commit();
  REQUIRE(bytes_of(folder.path / "lines.csv") == expected);
}

TEST_CASE("a folder that is a file cannot be written into") {
  const TestFolder folder("pbr-report-file");
  fs::create_directories(folder.path);
  const std::string file = (folder.path / "out").string();
  std::ofstream(file) << "x";
  REQUIRE(failure_of([&] { const OutputFolder output(file); }) ==
          "cannot make the folder " + file + ": Not a directory");
}

TEST_CASE("a file that cannot be opened is named") {
  const TestFolder folder("pbr-report-closed");
  fs::create_directories(folder.path / "run.json.partial");
  OutputFolder output(folder.path.string());
  REQUIRE(failure_of([&] { output.file("run.json"); }) ==
          "cannot write " + (folder.path / "run.json").string() + ": Is a directory");
}

TEST_CASE("a place that cannot hold files is named") {
  REQUIRE(failure_of([] { OutputFolder output("/proc/pbr/out"); }) ==
          "cannot make the folder /proc/pbr/out: No such file or directory");
}

TEST_CASE("a name that is taken by a folder is named, and no temporary file stays") {
  const TestFolder folder("pbr-report-taken");
  fs::create_directories(folder.path / "run.json" / "inside");
  REQUIRE(failure_of([&] {
            OutputFolder output(folder.path.string());
            output.file("run.json") << "{}\n";
            output.commit();
          }) == "cannot write " + (folder.path / "run.json").string() + ": Is a directory");
  REQUIRE(folder.names() == Names{"run.json"});
}

TEST_CASE("a full disk ends the writing at once, with the file's name") {
  const TestFolder folder("pbr-report-full");
  fs::create_directories(folder.path);
  // Every write to this device says that there is no room; the temporary name leads to it.
  fs::create_symlink("/dev/full", folder.path / "lines.csv.partial");
  OutputFolder output(folder.path.string());
  std::ostream& lines = output.file("lines.csv");
  const std::string expected =
      "cannot write " + (folder.path / "lines.csv").string() + ": No space left on device";
  REQUIRE(failure_of([&] { lines << std::string(100000, 'x'); }) == expected);
  REQUIRE(failure_of([&] { output.commit(); }) == expected);
  REQUIRE_FALSE(fs::exists(folder.path / "lines.csv"));
}

TEST_CASE("a folder that is told to hashes what goes through it, by name") {
  const TestFolder folder("pbr-report-hashes");
  OutputFolder output(folder.path.string(), true);
  output.file("b.csv") << "a";
  output.file("a.csv");
  output.file("b.csv") << "bc";
  // source: FIPS 180-4, the example "abc"; and the hash of nothing.
  const std::vector<FileHash> expected{
      {"a.csv", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
      {"b.csv", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}};
  CHECK(output.hashes() == expected);
  output.file("a.csv") << "more";
  CHECK(output.hashes().front().sha256 != expected.front().sha256);
  output.commit();
  CHECK(output.hashes().front().sha256 == file_sha256((folder.path / "a.csv").string()));
}

TEST_CASE("a folder that is not told to has no hashes") {
  const TestFolder folder("pbr-report-no-hashes");
  OutputFolder output(folder.path.string());
  output.file("a.csv") << "abc";
  CHECK(output.hashes() == std::vector<FileHash>{{"a.csv", ""}});
}

}  // namespace
