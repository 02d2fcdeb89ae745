package io.riskmesh.boosting.growth;

/// Two new leaves whose sums will be opened together: the smaller one's are built, the other's follow by subtraction.
record SiblingPair(GrowingNode parent, GrowingNode left, GrowingNode right) {

    /// The child with fewer rows in the sample; the left one if they are equal.
    GrowingNode built() {
        return right.sums.count() < left.sums.count() ? right : left;
    }

    GrowingNode derived() {
        return built() == left ? right : left;
    }
}
