using System.Runtime.CompilerServices;
using VisionAdapters.Testing;

namespace VisionAdapters.Aws.Tests;

/// <summary>
/// The user's folder as the AWS SDK sees it in this process. The SDK reads where it is once, so that it is set before anything else runs.
/// </summary>
internal static class TestHome
{
    private static readonly TemporaryFolder Home = new();

    public static string Path => Home.Path;

    [ModuleInitializer]
    internal static void Set()
    {
        Environment.SetEnvironmentVariable("HOME", Path);
        Environment.SetEnvironmentVariable("AWS_CONFIG_FILE", Home.Combine(".aws", "config"));
        Environment.SetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE", Home.Combine(".aws", "credentials"));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Home.Dispose();
    }

    /// <summary>Writes a file below the folder.</summary>
    public static string Write(string name, string text) => Home.Write(name, text);

    /// <summary>Takes all files away.</summary>
    public static void Clear() => Directory.Delete(Directory.CreateDirectory(Home.Combine(".aws")).FullName, recursive: true);
}
