namespace VisionAdapters.Architecture.Tests;

/// <summary>Fails with every finding in full: a list that the runner cuts short hides what is to be mended.</summary>
internal static class Findings
{
    public static void AssertNone(IEnumerable<string?> findings)
    {
        var all = string.Join('\n', findings.Distinct(StringComparer.Ordinal));
        Assert.True(all.Length is 0, all);
    }
}
