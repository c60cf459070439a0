namespace VisionAdapters.Architecture.Tests;

/// <summary>Holds that the folders of a project can be read one after the other: none needs another that needs it.</summary>
public sealed class FolderCircleTests
{
    /// <summary>The circles that stay, each with its reason.</summary>
    private static readonly (string Project, string[] Folders, string Reason)[] Kept =
    [
    ];

    public static TheoryData<string> Projects => [.. Solution.Projects];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_of_a_project_form_no_circle_but_those_that_are_kept_for_a_reason(string project)
    {
        var graph = FolderGraph.FromProject(project);
        var unknown =
            from circle in graph.Circles()
            where !Kept.Any(kept => kept.Project == project && circle.All(folder => kept.Folders.Contains(folder, StringComparer.Ordinal)))
            select Describe(circle, graph);
        Findings.AssertNone(unknown);
    }

    [Fact]
    public void A_circle_over_three_folders_is_found()
    {
        var graph = FolderGraph.FromSource(
        [
            ("A/One.cs", "namespace N; class One { Two two; }"),
            ("B/Two.cs", "namespace N; class Two { object three = Three.Make(); }"),
            ("C/Sub/Three.cs", "namespace N; static class Three { public static object Make() => new One(); }"),
            ("D/Four.cs", "namespace N; class Four { One one; }"),
        ]);
        Assert.Equal([["A", "B", "C"]], graph.Circles());
    }

    [Fact]
    public void Folders_that_use_one_another_one_way_only_form_no_circle()
    {
        var graph = FolderGraph.FromSource(
        [
            ("A/One.cs", "namespace N; /** <see cref=\"Two\"/> */ class One;"),
            ("A/Sub/Under.cs", "namespace N; class Under { One one; }"),
            ("B/Two.cs", "namespace N; class Two { One one; Under under; }"),
        ]);
        Assert.Empty(graph.Circles());
    }

    private static string Describe(string[] circle, FolderGraph graph)
    {
        var pairs = graph.Uses
            .Where(use => circle.Contains(use.From, StringComparer.Ordinal) && circle.Contains(use.To, StringComparer.Ordinal))
            .GroupBy(use => (use.From, use.To))
            .OrderBy(pair => pair.Count())
            .Select(pair => $"  {pair.Key.From} -> {pair.Key.To}: {string.Join(", ", pair.Select(use => $"{use.File} uses {use.Type}"))}");
        return $"{string.Join(", ", circle)}\n{string.Join('\n', pairs)}\n";
    }
}
