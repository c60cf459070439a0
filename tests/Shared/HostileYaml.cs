namespace VisionAdapters.Testing;

/// <summary>YAML that is small and costs a careless reader its stack, its memory or minutes.</summary>
internal static class HostileYaml
{
    private const int Deep = 100_000;

    public static IReadOnlyDictionary<string, string> Texts { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["an anchor that holds itself in a key"] = "? &a [*a]",
        ["an anchor that holds itself"] = "a: &a\n  b: *a\n",
        ["an anchor that holds itself in a list"] = "&a [*a]",
        ["anchors of anchors"] = string.Concat(
            "a0: &a0 [x, x, x, x, x, x, x, x, x]\n",
            string.Concat(Enumerable.Range(1, 9).Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]\n"))),
        ["merged mappings"] = "a: &a { b: c }\nd: { <<: *a }\n",
        ["deep lists"] = new string('[', Deep),
        ["deep lists that end"] = "a: " + new string('[', Deep) + new string(']', Deep),
        ["deep mappings"] = string.Concat(Enumerable.Repeat("{a: ", Deep)),
        ["deep blocks"] = string.Concat(Enumerable.Range(0, 500).Select(i => new string(' ', i) + "a:\n")),
        ["deep block lists"] = string.Concat(Enumerable.Repeat("- ", 10_000)) + "a\n",
        ["deep keys"] = string.Concat(Enumerable.Repeat("? ", 10_000)) + "a\n",
        ["a tag of another language"] = "a: !!python/object/apply:os.system [ls]\n",
        ["a directive"] = "%TAG ! tag:example.com,2026:\n--- !x\na: b\n",
        ["many documents"] = string.Concat(Enumerable.Repeat("---\na: b\n", 1000)),
        ["zeros"] = new string('\0', 10_000),
        ["half a letter"] = "a: \ud800\n",
        ["one long text"] = "a: " + new string('x', 2_000_000) + "\n",
        ["quotation marks that nobody closes"] = "a: \"" + new string('\n', 100_000),
    };

    /// <summary>Gets the names of the texts, for a theory.</summary>
    public static TheoryData<string> Names => [.. Texts.Keys];
}
