package io.riskmesh.federation.attack;

/// One way to learn what the rules keep secret (design `privacy-rules.md` section 6). The same object runs on a naive
/// federation and on the shipped one; a test passes only if the first is broken and the second is not.
interface Attack {
    AttackResult run(View view);
}
