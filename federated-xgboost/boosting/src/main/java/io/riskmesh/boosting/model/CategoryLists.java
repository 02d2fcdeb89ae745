package io.riskmesh.boosting.model;

import io.riskmesh.boosting.tree.RegressionTree;

/// Reads which codes go right at each categorical split: one list of all codes, cut into consecutive segments.
final class CategoryLists {

    private CategoryLists() {}

    /// @return per node its ascending codes, null where the split is not categorical
    static int[][] read(ModelFields fields, int nodeCount) throws MalformedModel {
        int splits = fields.wholes("categories_nodes").length;
        int total = fields.wholes("categories").length;
        int[] nodes = fields.wholes("categories_nodes", splits, 0, nodeCount - 1L);
        int[] segments = fields.wholes("categories_segments", splits, 0, total);
        int[] sizes = fields.wholes("categories_sizes", splits, 1, total);
        int[] codes = fields.wholes("categories", total, 0, (long) RegressionTree.CATEGORY_LIMIT - 1);
        int[][] lists = new int[nodeCount][];
        int start = 0;
        for (int s = 0; s < splits; s++) {
            if (s > 0 && nodes[s] <= nodes[s - 1]) {
                throw MalformedModel.structure(fields.path("categories_nodes[" + s + "]"), "ascending nodes", nodes[s]);
            }
            if (segments[s] != start || sizes[s] > total - start) {
                throw MalformedModel.structure(fields.path("categories_segments[" + s + "]"),
                        "a segment from " + start + " within " + total, segments[s] + " + " + sizes[s]);
            }
            lists[nodes[s]] = ascending(fields, codes, start, sizes[s]);
            start += sizes[s];
        }
        if (start != total) {
            throw MalformedModel.structure(fields.path("categories"), start + " codes", total);
        }
        return lists;
    }

    private static int[] ascending(ModelFields fields, int[] codes, int start, int size) throws MalformedModel {
        int[] list = new int[size];
        for (int i = 0; i < size; i++) {
            list[i] = codes[start + i];
            if (i > 0 && list[i] <= list[i - 1]) {
                throw MalformedModel.structure(fields.path("categories[" + (start + i) + "]"), "ascending codes", list[i]);
            }
        }
        return list;
    }
}
