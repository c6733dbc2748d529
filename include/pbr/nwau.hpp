// Australian price weights: an AMHCC class to national weighted activity units (NWAU).
//
// IHACPA prices mental health care by class. A pack of kind `nwau` holds one year: every class of
// both streams, the adjustments, and the formula, which changes from year to year like the numbers.
// Source of formula and numbers: IHACPA, National Efficient Price calculators for mental health
// 2024-25 and 2025-26, as published, Creative Commons BY.
//
// The formula mh-2024, of the packs nep24 and nep25
//
//   The first digit of the class chooses the stream: 1 admitted, 2 community. They never mix.
//
//   admitted, price_cat 0                  w01 = sso_base + los x lso_perdiem         per_diem
//   admitted, price_cat 1, los < inlier_lb w01 = sso_base + los x sso_perdiem         short_stay
//             inlier_lb <= los <= inlier_ub  w01 = inlier                             inlier
//             los > inlier_ub                w01 = inlier + (los - inlier_ub) x lso_perdiem
//                                                                                     long_stay
//   community  w01 = max(0, contacts_present x consumer_present
//                           + contacts_absent x consumer_absent)                      community
//
//   gwau = w01 x paediatric x (1 + indigenous + patient remoteness) x (1 + treatment remoteness)
//   nwau = max(0, gwau - private x (PPSA x w01 + accommodation))
//
//   A community row has no paediatric factor and nothing taken off for a private patient.
//   PPSA, the private patient service adjustment, is that of the class and the state (the
//   calculators' option 2); a pack may say `national`. The accommodation is the state's same_day
//   rate, once, where same_day is 1, and los x its overnight rate where it is 0.
//
// Rounded half up: w01 to 4 decimals before anything is multiplied, gwau and nwau to 10. All of it
// is whole-number arithmetic; no step is done in binary fractions.
//
// What a row says. Blanks around a value are no part of it. A number may be written as statistics
// programs and spreadsheets export it, with a point and zeros behind it ("12.0"), and in no other
// way: 12.5, 1e3, +4 and 1,000 are no whole numbers. At most nine digits.
//
//   class                  in capitals, as the pack has it; 1st digit: stream
//   los                    admitted: days, 0 for the same day, never below 0; empty is error 3
//   same_day               admitted and private: 1 takes the same_day rate whatever los says. The
//                          branch goes by los alone, so that 1 beside a los over 1 is no error: the
//                          calculators ask the two apart, and so does this
//   contacts_present       community: contacts with the consumer, and
//   contacts_absent        without; an empty one is error 3. Counts below 0 (corrections) are taken
//                          as they stand; only their sum is kept from falling below 0
//   indigenous             flag
//   patient_remoteness     0 to 4, empty is 0
//   treatment_remoteness   0 to 4, empty is 0
//   specialist_paediatric  admitted: flag
//   private                admitted: flag
//   state                  private: 1 to 8 or NSW, VIC, QLD, SA, WA, TAS, NT, ACT in this order,
//                          in small letters too; else it may hold anything
//
// A flag is 0, 1, or empty for 0. A column that a row's formula does not ask for is not looked at:
// those of the other stream, and same_day and state of a public patient.
//
// Errors. A row with an error is kept; its category is empty and its three weights are 0.
//
//   0  none
//   1  service out of scope: a class that begins with neither 1 nor 2
//   2  patient out of scope: never given, since these columns tell no funding source; the number is
//      kept as the calculators have it
//   3  missing or erroneous: no class; a los, contact count, flag, remoteness or state that is
//   asked
//      for and is empty (flags and remoteness apart) or is none; a private patient of a class or
//      state for which the pack has no PPSA or no accommodation: that is never taken as 0
//   4  class not in the stream that its first digit chooses
//
// The class is judged first: a row has 3 for its other columns only where it has no other error.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "pbr/diagnostic.hpp"
#include "pbr/money.hpp"
#include "pbr/pack.hpp"

namespace pbr {

/// In the order of IHACPA's state numbers 1 to 8.
inline constexpr std::array<std::string_view, 8> nwau_states{"NSW", "VIC", "QLD", "SA",
                                                             "WA",  "TAS", "NT",  "ACT"};
inline constexpr std::size_t nwau_state_count = nwau_states.size();
inline constexpr std::size_t remoteness_count = 5;

/// Decimals in which a pack's numbers are kept: an amount is so many millionths.
inline constexpr int nwau_places = 6;

struct AdmittedWeight {
  bool per_diem = false;  ///< price_cat 0: base and per diem, no bounds
  std::int64_t inlier_lb = 0, inlier_ub = 0;
  std::int64_t sso_base = 0, sso_perdiem = 0, inlier = 0, lso_perdiem = 0;  ///< millionths
  Location at;
};

struct CommunityWeight {
  std::int64_t consumer_present = 0, consumer_absent = 0;  ///< millionths
  Location at;
};

/// Private patient service adjustment of one class, in millionths.
struct ServiceAdjustment {
  std::optional<std::int64_t> national;
  std::array<std::optional<std::int64_t>, nwau_state_count> states;
};

/// Private patient accommodation of one state, in millionths.
struct Accommodation {
  std::int64_t overnight = 0, same_day = 0;
};

/// One year's price weights; numbers in millionths.
struct NwauPack {
  PackHeader header;
  bool national_ppsa = false;  ///< formula.ppsa: national, not state
  int w01_places = 4, gwau_places = 10, nwau_places = 10;
  std::map<std::string, AdmittedWeight, std::less<>> admitted;
  std::map<std::string, CommunityWeight, std::less<>> community;
  std::map<std::string, ServiceAdjustment, std::less<>> ppsa;
  std::array<std::optional<Accommodation>, nwau_state_count> accommodation;
  std::int64_t indigenous = 0, specialist_paediatric = 0;
  std::array<std::int64_t, remoteness_count> patient_remoteness{}, treatment_remoteness{};
};

/// Reads a pack. Problems: those of every pack, RB130 no class of the stream, RB131 a number that
/// is below zero, too large (a weight over 100, an adjustment over 5) or has over six decimals,
/// RB132 bounds or weights that do not fit the price_cat, RB133 a PPSA of a class without a price,
/// RB134 a remoteness list without five values, RB135 a pack without a class.
[[nodiscard]] Loaded<NwauPack> load_nwau(const std::string& reference, const RulePaths&);

/// One row's cells, as they stand in a table.
struct NwauCells {
  std::string_view class_code, los, same_day, contacts_present, contacts_absent, indigenous,
      patient_remoteness, treatment_remoteness, specialist_paediatric, private_patient, state;
};

enum class NwauError : std::uint8_t {
  none,
  service_out_of_scope,
  patient_out_of_scope,
  missing_or_erroneous,
  class_not_in_stream
};
inline constexpr std::size_t nwau_error_count = 5;
/// "missing or erroneous" ...
[[nodiscard]] std::string_view to_text(NwauError error);

/// The branch that priced a row.
enum class NwauCategory : std::uint8_t {
  none,  ///< of a row with an error
  short_stay,
  inlier,
  long_stay,
  per_diem,
  community
};
inline constexpr std::size_t nwau_category_count = 6;
/// "short_stay", ...; "" of none.
[[nodiscard]] std::string_view to_text(NwauCategory category);

/// What a row comes to: whole numbers in the pack's decimals (w01 51533 of four is 5.1533).
struct NwauPrice {
  NwauCategory category = NwauCategory::none;
  NwauError error = NwauError::none;
  Int128 w01 = 0, gwau = 0, nwau = 0;
};
[[nodiscard]] NwauPrice price_nwau(const NwauPack& pack, const NwauCells& cells);

/// 51533 and 4 is "5.1533"; always so many decimals.
[[nodiscard]] std::string to_decimal(Int128 units, int places);

/// What a table comes to.
struct NwauSummary {
  std::uint64_t rows = 0;
  std::array<std::uint64_t, nwau_error_count> by_error{};        ///< rows
  std::array<std::uint64_t, nwau_category_count> by_category{};  ///< rows
  std::array<Int128, nwau_category_count> nwau{};  ///< sums, exact, in the pack's decimals

  [[nodiscard]] std::uint64_t errors() const { return rows - by_error[0]; }
  [[nodiscard]] Int128 total() const;
};

/// One row to be written otherwise than as CSV.
struct NwauRow {
  std::uint64_t row = 0;  ///< from 1 below the header
  std::span<const std::string> columns;
  std::span<const std::string_view> cells;  ///< as many
  const NwauPrice& price;
};

struct NwauOptions {
  /// Appends one row with its line end. Without it: the input's columns and cells in their order,
  /// then category, w01, gwau, nwau and error, as CSV under a header.
  std::function<void(std::string& out, const NwauRow&)> row{};
  /// Called now and then: stage, rows done, 0 for an unknown number of rows.
  std::function<void(std::string_view stage, std::uint64_t done, std::uint64_t of)> progress{};
};

/// Prices a table row by row, in constant memory; "-" is standard input. Gives no result, and
/// problems, where a column is missing (NW001) or has the name of one that is added (NW002), where
/// records are malformed (CSV004, CSV005: the first 20 are told and all are counted, NW003), or
/// where the file cannot be read to its end; what was written by then is of no use.
[[nodiscard]] Loaded<NwauSummary> price_nwau_table(const std::string& path, const NwauPack& pack,
                                                   const NwauOptions& options, std::ostream& out);
/// The same from a stream, for pipes and tests; `name` is what diagnostics call it.
[[nodiscard]] Loaded<NwauSummary> price_nwau_table(std::istream& in, const std::string& name,
                                                   const NwauPack& pack, const NwauOptions& options,
                                                   std::ostream& out);

}  // namespace pbr
