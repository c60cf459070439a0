using System.Security.Cryptography;

namespace VisionAdapters.Conformance.Tests;

/// <summary>The vendors' npm packages, as the lock file names them: installed once, and again when the lock file changes.</summary>
internal static class NodePackages
{
    private static readonly Lazy<Task<string?>> Installation = new(InstallOnceAsync);

    /// <summary>Installs what is not there; says why when that cannot be done here.</summary>
    public static Task<string?> InstallAsync() => Installation.Value;

    private static async Task<string?> InstallOnceAsync()
    {
        var locked = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(ScriptProcess.Folder, "package-lock.json"))));
        var stamp = Path.Combine(ScriptProcess.Folder, "node_modules", ".installed-from");
        var node = await ScriptProcess.RunAsync("node", "--version");
        if (node.ExitCode != 0)
        {
            return $"needs Node.js: {node.LastError}";
        }

        if (File.Exists(stamp) && await File.ReadAllTextAsync(stamp) == locked)
        {
            return null;
        }

        var install = await ScriptProcess.RunAsync("npm", "ci");
        if (install.ExitCode != 0)
        {
            return $"needs the packages of tests/Conformance, and `npm ci` failed: {install.LastError}";
        }

        await File.WriteAllTextAsync(stamp, locked);
        return null;
    }
}
