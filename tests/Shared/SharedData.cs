namespace VisionAdapters.Testing;

/// <summary>Finds the folder of labeled photos and recordings that lives beside a working copy, never inside it.</summary>
internal static class SharedData
{
    /// <summary>Gets the folder named by VISIONADAPTERS_SHARED, or <c>../shared</c> beside the repository root, or null.</summary>
    public static string? Root { get; } = Find();

    /// <summary>Skips the running test, saying why, when the shared data is absent.</summary>
    public static string Require(params string[] relative)
    {
        var path = Root is null ? null : Path.Combine([Root, .. relative]);
        Assert.SkipUnless(
            path is not null && (File.Exists(path) || Directory.Exists(path)),
            $"needs {Path.Combine(relative)} of the shared data folder, which is not part of the repository; set VISIONADAPTERS_SHARED to run this test");
        return path!;
    }

    /// <summary>Gets the path of a file in the repository.</summary>
    public static string Repository(params string[] relative) => Path.Combine([RepositoryRoot(), .. relative]);

    private static string? Find()
    {
        var configured = Environment.GetEnvironmentVariable("VISIONADAPTERS_SHARED");
        var root = string.IsNullOrEmpty(configured) ? Path.Combine(RepositoryRoot(), "..", "shared") : configured;
        return Directory.Exists(root) ? Path.GetFullPath(root) : null;
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "VisionAdapters.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests must run from a build inside the repository.");
    }
}
