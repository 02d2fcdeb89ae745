package io.riskmesh.enclave.oblivious;

/// The forest in plain Java: depth 6 with one mask word a tree, 7 and 8 with two and four. Works on every machine.
public final class ScalarOblivious implements PathKernel {

    private final BitMaskForest forest;
    private final ScalarMasks masks;

    public ScalarOblivious(BitMaskForest forest) {
        this.forest = forest;
        this.masks = new ScalarMasks(forest);
    }

    @Override
    public float margin(float[] features) {
        forest.checkWidth(features);
        int[] keys = masks.keys(features);
        long[] words = new long[masks.words()];
        float sum = 0f;
        for (int t = 0; t < forest.trees; t++) {
            masks.write(t, keys, words);
            sum += masks.leafValue(t, masks.leafIndex(words));
        }
        return sum;
    }

    @Override
    public float margin(float[] features, int[] ways) {
        forest.checkWidth(features);
        int[] keys = masks.keys(features);
        long[] words = new long[masks.words()];
        float sum = 0f;
        for (int t = 0; t < forest.trees; t++) {
            masks.write(t, keys, words);
            int leaf = masks.leafIndex(words);
            ways[t] = leaf + forest.places;
            sum += masks.leafValue(t, leaf);
        }
        return sum;
    }

    @Override
    public String name() {
        return "scalar";
    }
}
