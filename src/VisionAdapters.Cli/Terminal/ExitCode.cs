namespace VisionAdapters.Cli;

/// <summary>The exit codes that scripts may rely on.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongUsage = 2;
    public const int SomeImagesFailed = 3;
    public const int GateFailed = 4;
    public const int GateInconclusive = 5;
    public const int Cancelled = 130;
}

/// <summary>The command line asks for something that cannot be done. The message says what to type instead.</summary>
internal sealed class UsageException(string message) : Exception(message);
