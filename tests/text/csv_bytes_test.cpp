// Tables from packed, broken and endless bytes.
#include <catch2/catch.hpp>
#include <cstring>

#include "pbr/csv.hpp"
#include "text/byte_source.hpp"
#include "text/csv_told.hpp"
#include "text/packed.hpp"
#include "text/packed_bytes.hpp"

using namespace pbr;
using test::gzipped;
using test::told;

namespace {

/// A head, then one block again and again; counts what it gave.
class Endless final : public ByteSource {
 public:
  Endless(std::string head, std::string block, std::uint64_t bytes)
      : now_(std::move(head)), block_(std::move(block)), left_(bytes) {}
  std::size_t read(char* to, std::size_t most) noexcept override {
    if (now_.empty() && left_ > 0) {
      left_ -= block_.size();
      now_ = block_;
    }
    const std::size_t count = std::min(most, now_.size());
    std::memcpy(to, now_.data(), count);
    now_.erase(0, count);
    given_ += count;
    return count;
  }
  [[nodiscard]] const std::optional<Diagnostic>& problem() const override { return none_; }
  [[nodiscard]] std::uint64_t given() const { return given_; }

 private:
  std::string now_, block_;
  std::uint64_t left_, given_ = 0;
  std::optional<Diagnostic> none_;
};

std::string told_of_gzip(const std::string& packed) {
  std::istringstream in(packed);
  CsvReader reader(unpack_gzip(stream_bytes(in, "t.csv.gz"), "t.csv.gz"), "t.csv.gz");
  return told(reader);
}

}  // namespace

TEST_CASE("a packed table says what the plain one says") {
  CHECK(told_of_gzip(gzipped("a,b\n1,2\n3,\"x\ny\"\n")) == told("a,b\n1,2\n3,\"x\ny\"\n"));
}

TEST_CASE("a packed table that breaks off keeps its whole rows and no half of one") {
  const std::string broken =
      ": error[CSV010]: something else stands behind the packed data\n"
      "  found: bytes that are not gzip\n"
      "  help: the file was damaged or cut short on its way: fetch it again, or pack it again\n";
  const auto with_garbage = [](const std::string& csv) {
    return told_of_gzip(gzipped(csv) + "garbage");
  };
  CHECK(with_garbage("a,b\n1,2\n3,4\n5,6") ==
        "header: a; b;\n1: 1@2:1; 2@2:3;\n2: 3@3:1; 4@3:3;\nt.csv.gz:4" + broken);
  CHECK(with_garbage("a,b\n1,2\n") == "header: a; b;\n1: 1@2:1; 2@2:3;\nt.csv.gz:3" + broken);
  CHECK(with_garbage("a,b\n1,\"2") == "header: a; b;\nt.csv.gz:2" + broken);
  CHECK(with_garbage("a,b") == "header:\nt.csv.gz:1" + broken);
  // Half a character, or a byte that is no text, in a row that is not delivered anyway.
  CHECK(with_garbage("a,b\n1,\xC3") == "header: a; b;\nt.csv.gz:2" + broken);
}

TEST_CASE("nothing at all is said without a line") {
  std::istringstream in("x");
  CsvReader reader(unpack_gzip(stream_bytes(in, "t.gz"), "t.gz"), "t.gz");
  CHECK_THAT(told(reader), Catch::StartsWith("header:\nt.gz: error[CSV010]"));
  CsvReader missing = CsvReader::open("/no/such/file.csv.gz");
  CHECK(told(missing) == "header:\n/no/such/file.csv.gz: error[CSV008]: the file does not exist\n");
}

TEST_CASE("a line without an end is refused early, at any length of the file") {
  // 64 MiB, of which only the first part may be asked for.
  auto bytes = std::make_unique<Endless>("a\n", std::string(65536, 'x'), std::uint64_t{64} << 20);
  const Endless& source = *bytes;
  CsvReader reader(std::move(bytes), "t.csv");
  CHECK_FALSE(reader.next());
  REQUIRE(reader.error());
  CHECK(reader.error()->code == "CSV006");
  CHECK(source.given() < std::uint64_t{4} << 20);
}

TEST_CASE("a reader knows what its file is called") {
  CHECK(CsvReader::open("/no/such/file.csv").name() == "/no/such/file.csv");
  std::istringstream in("a\n");
  CHECK(CsvReader(in, "t.csv").name() == "t.csv");
}
