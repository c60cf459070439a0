using System.Text.Json;

namespace VisionAdapters.Google.Credentials;

/// <summary>Says what is wrong with a file of credentials before anybody is called. Nothing that it holds is repeated.</summary>
internal static class GoogleKeyFile
{
    private const int MaxBytes = 1024 * 1024;
    private const string Cure = "make a key of a service account in the console and name that file";

    private static readonly Dictionary<string, string[]> RequiredByType = new(StringComparer.Ordinal)
    {
        ["service_account"] = ["client_email", "private_key"],
        ["authorized_user"] = ["client_id", "client_secret", "refresh_token"],
        ["external_account"] = ["audience", "subject_token_type", "token_url", "credential_source"],
        ["external_account_authorized_user"] = ["client_id", "client_secret", "refresh_token"],
        ["impersonated_service_account"] = ["service_account_impersonation_url", "source_credentials"],
    };

    /// <summary>Finds what keeps a file from being used.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isServiceAccount">Whether it must be the key of a service account.</param>
    /// <returns>The problem, which names the path; <see langword="null"/> when the file can be used.</returns>
    public static string? FindProblem(string path, bool isServiceAccount = false)
    {
        try
        {
            // A pipe or a device has no length: it is not opened, since that may never end.
            var file = new FileInfo(path);
            return !file.Exists ? $"{path} is not there"
                : file.Length == 0 ? $"{path} is empty: {Cure}"
                : file.Length > MaxBytes ? $"{path} is too large to be a file of credentials: {Cure}"
                : FindProblem(path, File.ReadAllBytes(path), isServiceAccount);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return $"{path} cannot be read: {exception.Message}";
        }
    }

    private static string? FindProblem(string path, byte[] content, bool isServiceAccount)
    {
        try
        {
            using var json = JsonDocument.Parse(content);
            return FindProblem(path, json.RootElement, isServiceAccount);
        }
        catch (JsonException)
        {
            return $"{path} is no JSON, or was cut off: {Cure}";
        }
    }

    private static string? FindProblem(string path, JsonElement root, bool isServiceAccount)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return $"{path} is no file of credentials: {Cure}";
        }

        if (root.TryGetProperty("installed", out _) || root.TryGetProperty("web", out _))
        {
            return $"{path} is an OAuth client, which is no account: {Cure}";
        }

        var type = root.TryGetProperty("type", out var named) && named.ValueKind == JsonValueKind.String ? named.GetString()! : "";
        if (!RequiredByType.TryGetValue(type, out var required) || (isServiceAccount && type != "service_account"))
        {
            return $"{path} is not the key of a service account: {Cure}";
        }

        var missing = Array.Find(required, name => !root.TryGetProperty(name, out var value) || value.ValueKind is JsonValueKind.Null);
        return missing is null ? null : $"{path} lacks '{missing}': {Cure}";
    }
}
