using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VisionAdapters.Testing;

namespace VisionAdapters.Architecture.Tests;

/// <summary>Holds that tests wait for what happens, never for time to pass.</summary>
public sealed class TestHabitTests
{
    /// <summary>The files that wait for real, each with its reason.</summary>
    private static readonly Dictionary<string, string> Waits = new(StringComparer.Ordinal)
    {
        ["ChatService.cs"] = "plays a service that answers late over a real connection",
        ["PostgresCluster.cs"] = "keeps a real database away for some seconds",
        ["WorkerTests.cs"] = "freezes a real worker for longer than its shard is its own",
        ["Workplace.cs"] = "looks again what real workers have done",
    };

    [Fact]
    public void Tests_wait_for_no_time_to_pass()
    {
        var waiting =
            from file in Solution.SourcesUnder(SharedData.Repository("tests"))
            where !Waits.ContainsKey(Path.GetFileName(file)) && Path.GetFileName(file) is not nameof(TestHabitTests) + ".cs"
            from call in CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantNodes().OfType<MemberAccessExpressionSyntax>()
            where IsWait(call)
            select $"{Path.GetFileName(file)}: {call.Parent}";
        Findings.AssertNone(waiting);
    }

    [Fact]
    public void Every_file_that_may_wait_still_does()
    {
        var files = Solution.SourcesUnder(SharedData.Repository("tests")).ToLookup(file => Path.GetFileName(file), StringComparer.Ordinal);
        var stale = Waits.Keys.Where(name =>
            !files[name].Any(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantNodes().OfType<MemberAccessExpressionSyntax>().Any(IsWait)));
        Findings.AssertNone(stale);
    }

    // A delay without end is no wait: it stands for a call that only cancellation ends.
    private static bool IsWait(MemberAccessExpressionSyntax access) =>
        access.ToString() switch
        {
            "Task.Delay" => access.Parent is not InvocationExpressionSyntax call
                || !call.ArgumentList.Arguments[0].ToString().StartsWith("Timeout.Infinite", StringComparison.Ordinal),
            "Thread.Sleep" or "Stopwatch.StartNew" or "Stopwatch.GetTimestamp" => true,
            _ => false,
        };
}
