// W, the work that pbr and its rivals are timed on: assessments as canonical wide CSV, drawn from
// the number of the row alone, so that the first n rows of every size are the same bytes
// everywhere.
//
//   pbr_bench_rows 1000000 > w.csv
#include <array>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr std::uint64_t most_rows = 999'999'999;  // ids have nine digits
constexpr std::size_t item_count = 18;
constexpr std::size_t rows_of_person = 3;
constexpr std::size_t buffer_size = 1 << 20;
constexpr std::size_t longest_row = 128;

// Ratings that people with such problems typically have, items 1 to 13 and A to E: three degrees
// for each super-class. Ours, so that W reaches every page of the grid; no patient was ever rated
// so.
struct Course {
  char super_class;
  std::string_view ratings;
};
constexpr std::array<Course, 10> courses{{
    {'A', "000000221111000001"},
    {'A', "010010332122000011"},
    {'A', "121020433232100022"},
    {'A', "031010333223103132"},
    {'A', "110020343233300112"},
    {'B', "110012111222010111"},
    {'B', "221023222232020122"},
    {'B', "333124233343031233"},
    {'C', "100221011210000001"},
    {'C', "210332111432010002"},
}};

/// Numbers that depend on the seed alone (SplitMix64).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed * 0xD1342543DE82EF95) {}
  std::uint64_t below(std::uint64_t n) {
    state_ += 0x9E3779B97F4A7C15;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9;
    mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB;
    return (mixed ^ mixed >> 31) % n;
  }

 private:
  std::uint64_t state_;
};

constexpr std::size_t days = 1461;  // from 1 April 2012: four financial years

std::vector<std::string> dates() {
  using namespace std::chrono;
  std::vector<std::string> texts;
  for (std::size_t day = 0; day < days; ++day) {
    const year_month_day date{sys_days{2012y / April / 1} + std::chrono::days{day}};
    std::array<char, 24> text{};
    const int size =
        std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                      static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    texts.emplace_back(text.data(), static_cast<std::size_t>(size));
  }
  return texts;
}

void append_number(std::string& out, std::uint64_t number, std::size_t digits) {
  std::array<char, 20> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
  const auto size = static_cast<std::size_t>(end - text.data());
  out.append(digits > size ? digits - size : 0, '0').append(text.data(), size);
}

// The typical rating, in a third of cases one lower or higher; 3% are not known.
void append_ratings(std::string& out, const Course& course, Random& random) {
  for (const char typical : course.ratings) {
    out += ',';
    if (random.below(100) < 3) continue;
    const auto drawn = random.below(6);
    int rating = typical - '0';
    if (drawn == 0 && rating > 0) --rating;
    if (drawn == 1 && rating < 4) ++rating;
    out += static_cast<char>('0' + rating);
  }
}

void append_row(std::string& out, std::uint64_t row, const std::vector<std::string>& dates) {
  static constexpr std::array<std::string_view, 6> reasons{"initial", "initial", "initial",
                                                           "review",  "review",  "discharge"};
  const std::uint64_t person = row / rows_of_person;
  Random of_person(person + most_rows);
  Random random(row);
  const Course& course = courses[of_person.below(courses.size())];
  const auto provider = of_person.below(60);
  const auto day = of_person.below(days - 480) + row % rows_of_person * 160 + random.below(160);
  out += 'A';
  append_number(out, row + 1, 9);
  out += ",P";
  append_number(out, person + 1, 9);
  out += ",R";
  out += static_cast<char>('A' + provider / 10);
  out += static_cast<char>('0' + provider % 10);
  out += ',';
  out.append(dates[day]).append(",").append(reasons[random.below(reasons.size())]) += ',';
  if (random.below(10) != 0) out += course.super_class;  // one in ten undecided
  append_ratings(out, course, random);
  out += '\n';
}

std::string header() {
  std::string out = "assessment_id,person_id,provider,date,reason,super_class";
  for (std::size_t item = 1; item <= item_count; ++item) {
    out += ",item_";
    if (item <= 13) {
      append_number(out, item, 1);
    } else {
      out += static_cast<char>('a' + item - 14);
    }
  }
  return out + '\n';
}

bool write(std::string& buffer) {
  const bool good = std::fwrite(buffer.data(), 1, buffer.size(), stdout) == buffer.size();
  buffer.clear();
  return good;
}

bool write_rows(std::uint64_t rows) {
  const auto texts = dates();
  std::string buffer = header();
  buffer.reserve(buffer_size);
  for (std::uint64_t row = 0; row < rows; ++row) {
    append_row(buffer, row, texts);
    if (buffer.size() + longest_row > buffer_size && !write(buffer)) return false;
  }
  return write(buffer) && std::fflush(stdout) == 0;
}

}  // namespace

int main(int count, char** arguments) {
  const std::string_view text = count == 2 ? arguments[1] : "";
  std::uint64_t rows = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), rows);
  if (text.empty() || read.ec != std::errc{} || read.ptr != text.data() + text.size() ||
      rows == 0 || rows > most_rows) {
    std::fprintf(stderr, "usage: pbr_bench_rows ROWS > FILE, with 1 to %llu rows\n",
                 static_cast<unsigned long long>(most_rows));
    return 2;
  }
  if (write_rows(rows)) return 0;
  std::fprintf(stderr, "pbr_bench_rows: standard output cannot be written\n");
  return 2;
}
