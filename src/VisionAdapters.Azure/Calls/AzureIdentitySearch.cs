using System.Text.Json;

namespace VisionAdapters.Azure.Calls;

/// <summary>
/// Says which identity the chain of <c>DefaultAzureCredential</c> would use, in its own order, and what keeps it from working, without a
/// call.
/// </summary>
internal sealed class AzureIdentitySearch(ProviderSettings settings)
{
    private const long MaxBytes = 16 * 1024 * 1024;

    private static readonly string[] Identity = ["AZURE_TENANT_ID", "AZURE_CLIENT_ID"];

    /// <summary>Searches.</summary>
    /// <returns>What is used, or what is wrong with what was found; two nulls when there is nothing.</returns>
    public (string? Found, string? Problem) Run()
    {
        var routes = new[] { ServicePrincipal(), Workload(), ManagedIdentity(), Tool() };
        return Array.Find(routes, route => route.Found is not null) is { Found: { } found }
            ? (found, null)
            : (null, routes.Select(route => route.Problem).FirstOrDefault(problem => problem is not null));
    }

    private (string? Found, string? Problem) ServicePrincipal()
    {
        var certificate = settings.GetVariable("AZURE_CLIENT_CERTIFICATE_PATH");
        if (!settings.HasVariable("AZURE_CLIENT_SECRET") && certificate is null)
        {
            return (null, null);
        }

        return Identity.FirstOrDefault(name => !settings.HasVariable(name)) is { } missing
                ? (null, $"a service principal is half set: {missing} is missing")
            : certificate is not null && !settings.HasVariable("AZURE_CLIENT_SECRET") && !File.Exists(certificate)
                ? (null, $"AZURE_CLIENT_CERTIFICATE_PATH names {certificate}, which is not there")
            : ("the service principal of AZURE_CLIENT_ID", null);
    }

    private (string? Found, string? Problem) Workload()
    {
        if (settings.GetVariable("AZURE_FEDERATED_TOKEN_FILE") is not { } token)
        {
            return (null, null);
        }

        return Identity.FirstOrDefault(name => !settings.HasVariable(name)) is { } missing
                ? (null, $"a workload identity is half set: {missing} is missing")
            : File.Exists(token) ? ("the workload identity of AZURE_CLIENT_ID", null)
            : (null, $"AZURE_FEDERATED_TOKEN_FILE names {token}, which is not there");
    }

    private (string? Found, string? Problem) ManagedIdentity() =>
        settings.HasVariable("IDENTITY_ENDPOINT") || settings.HasVariable("MSI_ENDPOINT") ? ("a managed identity", null) : (null, null);

    // The az tool is asked for the token: it must be there beside its sign-in.
    private (string? Found, string? Problem) Tool()
    {
        var folder = settings.GetVariable("AZURE_CONFIG_DIR")
            ?? ((settings.GetVariable("HOME") ?? settings.GetVariable("USERPROFILE")) is { } home ? Path.Combine(home, ".azure") : null);
        return folder is null || !IsSignedIn(new FileInfo(Path.Combine(folder, "azureProfile.json"))) ? (null, null)
            : IsOnPath("az") ? ("the sign-in of the az tool", null)
            : (null, "the az tool has a sign-in, and is not on the PATH, where its token is asked for");
    }

    private static bool IsSignedIn(FileInfo profile)
    {
        if (profile is not { Exists: true, Length: > 0 and <= MaxBytes })
        {
            return false;
        }

        try
        {
            // The tool writes a byte order mark.
            using var json = JsonDocument.Parse(File.ReadAllText(profile.FullName));
            return json.RootElement.GetProperty("subscriptions").GetArrayLength() > 0;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or IOException)
        {
            return false;
        }
    }

    private bool IsOnPath(string tool) => (settings.GetVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, tool)) || File.Exists(Path.Combine(folder, tool + ".cmd")));
}
