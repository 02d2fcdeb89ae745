package io.riskmesh.boosting.evaluation;

/// A point of a curve.
public record CurvePoint(double x, double y) {}
