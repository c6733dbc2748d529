// Dots by group of people, in the order of the groups: a figure with its interval a row.
export { groups } from "./caterpillar";
