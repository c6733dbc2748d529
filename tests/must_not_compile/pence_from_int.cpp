// An int becomes pence only where somebody writes Pence.
// expect: conversion from 'int' to non-scalar type 'const pbr::Pence'
// expect: no viable conversion from 'int' to 'const pbr::Pence'
#include "pbr/money.hpp"

pbr::Pence five() {
#ifdef PBR_CONTROL
  const pbr::Pence amount{5};
  return amount;
#else
  const pbr::Pence amount = 5;
  return amount;
#endif
}
