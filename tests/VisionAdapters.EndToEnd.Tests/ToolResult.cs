namespace VisionAdapters.EndToEnd.Tests;

/// <summary>What a finished call of the tool left behind.</summary>
internal sealed record ToolResult(int ExitCode, string Output, string Error)
{
    /// <summary>Shows both streams when an assertion about the exit code fails.</summary>
    public ToolResult MustEndWith(int exitCode)
    {
        Assert.True(exitCode == ExitCode, $"exit code {ExitCode} instead of {exitCode}\n--- output\n{Output}\n--- error\n{Error}");
        return this;
    }
}
