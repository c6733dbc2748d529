// A local failure, carried as a value: either a T or the Problem that prevented it.
#pragma once

#include <boost/system/result.hpp>
#include <stdexcept>
#include <string>
#include <utility>

namespace pbr {

/// Why one small piece of text or arithmetic could not be used. A Problem has no place; whoever
/// knows the file and the line turns it into a Diagnostic or a Finding.
struct Problem {
  std::string found;     ///< what stood there, as written; never a person's identifier
  std::string expected;  ///< what would have been accepted, in words
};

/// Thrown only for faults of our own: a promise between two functions was broken.
class InternalError : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

/// Called by boost::system::result when value() is asked of a failure, which is our own fault.
[[noreturn]] inline void throw_exception_from_error(const Problem& problem,
                                                    const boost::source_location&) {
  throw InternalError("unchecked failure: found " + problem.found + ", expected " +
                      problem.expected);
}

template <class T>
using Result = boost::system::result<T, Problem>;

}  // namespace pbr
