namespace VisionAdapters.Conformance.Tests;

/// <summary>A vendor's own client, and the script under tests/Conformance that drives it.</summary>
/// <param name="Name">The name, which is also that of the file with what it must report.</param>
/// <param name="Command">What runs the script, in its folder; the emulator's address follows.</param>
internal sealed record OfficialClient(string Name, params string[] Command)
{
    // Debian's packages belong to Debian's interpreter: another python3 on the path does not see them.
    private const string DebianPython = "/usr/bin/python3";

    public static IReadOnlyList<OfficialClient> All { get; } =
    [
        new("google-grpc", "node", "google-grpc.js"),
        new("google-rest", "node", "google-rest.js"),
        new("azure", "node", "azure.js"),
        new("aws", "node", "aws.js"),
        new("aws-boto3", DebianPython, "aws_boto3.py"),
    ];

    /// <summary>Makes sure that the client is there; otherwise says what is missing.</summary>
    public async Task<string?> FindWhatIsMissingAsync()
    {
        if (Command[0] is not DebianPython)
        {
            return await NodePackages.InstallAsync();
        }

        var import = await ScriptProcess.RunAsync([DebianPython, "-c", "import boto3"]);
        return import.ExitCode == 0 ? null : $"needs Debian's python3-boto3: {import.LastError}";
    }
}
