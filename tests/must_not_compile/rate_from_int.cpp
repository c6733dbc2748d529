// A whole number becomes a rate only where somebody writes Rate.
// expect: conversion from 'int' to non-scalar type 'const pbr::Rate'
// expect: no viable conversion from 'int' to 'const pbr::Rate'
#include "pbr/money.hpp"

pbr::Rate factor() {
#ifdef PBR_CONTROL
  const pbr::Rate rate{1};
  return rate;
#else
  const pbr::Rate rate = 1;
  return rate;
#endif
}
