using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace VisionAdapters.Aws.Credentials;

/// <summary>
/// Says which credentials the AWS SDK would use, in its own order, and what keeps them from working, without a call. The SDK itself tells
/// little of a route that is there and cannot work.
/// </summary>
internal sealed class AwsCredentialSearch(ProviderSettings settings, AwsProfiles profiles, TimeProvider time)
{
    private const int MaxDepth = 5;

    private static readonly string[] CredentialKeys =
        ["aws_access_key_id", "aws_secret_access_key", "role_arn", "credential_process", "sso_session", "sso_start_url"];

    private static readonly string[] RoleKeys = ["sso_account_id", "sso_role_name"];

    private static readonly string[] SessionKeys = ["sso_start_url", "sso_region"];

    /// <summary>Searches the routes in the order of the SDK, which goes on behind one that does not work.</summary>
    /// <returns>What is used, or what is wrong with what was found; two nulls when there is nothing.</returns>
    public (string? Found, string? Problem) Run()
    {
        var routes = new[] { Environment(), WebIdentity(), Profile(), Container() };
        return Array.Find(routes, route => route.Found is not null) is { Found: { } found }
            ? (found, null)
            : (null, routes.Select(route => route.Problem).FirstOrDefault(problem => problem is not null));
    }

    private (string? Found, string? Problem) Environment() =>
        (settings.HasVariable("AWS_ACCESS_KEY_ID"), settings.HasVariable("AWS_SECRET_ACCESS_KEY")) switch
        {
            (true, true) => ("access key in AWS_ACCESS_KEY_ID", null),
            (true, false) => (null, "AWS_ACCESS_KEY_ID is set and AWS_SECRET_ACCESS_KEY is not: set both"),
            (false, true) => (null, "AWS_SECRET_ACCESS_KEY is set and AWS_ACCESS_KEY_ID is not: set both"),
            _ => (null, null),
        };

    private (string? Found, string? Problem) WebIdentity() => settings.GetVariable("AWS_WEB_IDENTITY_TOKEN_FILE") is { } token
        ? Result("web identity of AWS_WEB_IDENTITY_TOKEN_FILE", WebIdentityProblem(token, settings.GetVariable("AWS_ROLE_ARN")))
        : (null, null);

    private (string? Found, string? Problem) Profile()
    {
        var named = settings.GetVariable("AWS_PROFILE");
        var name = named ?? "default";
        return profiles.Find(name) is { } profile && HasCredentials(profile)
                ? Result($"profile {name}{KindOf(profile)}", ProblemOf(name, profile, MaxDepth))
            : named is null ? (null, null)
            : (null, profiles.Find(named) is null
                ? $"AWS_PROFILE names the profile '{named}', which is in neither of the AWS files: run 'aws configure --profile {named}'"
                : $"the profile '{named}' of AWS_PROFILE has no credentials: run 'aws configure --profile {named}'");
    }

    private (string? Found, string? Problem) Container() =>
        settings.HasVariable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") || settings.HasVariable("AWS_CONTAINER_CREDENTIALS_FULL_URI")
            ? ("credentials of the container", null)
            : (null, null);

    private static (string? Found, string? Problem) Result(string found, string? problem) =>
        problem is null ? (found, null) : (null, $"{found} cannot work: {problem}");

    private static bool HasCredentials(IReadOnlyDictionary<string, string> profile) =>
        CredentialKeys.Any(profile.ContainsKey);

    private static string KindOf(IReadOnlyDictionary<string, string> profile) =>
        profile.ContainsKey("role_arn") ? ", which takes a role"
        : IsSingleSignOn(profile) ? ", signed in by SSO"
        : profile.ContainsKey("credential_process") ? ", whose program gives them (not run)"
        : "";

    private static bool IsSingleSignOn(IReadOnlyDictionary<string, string> profile) =>
        profile.ContainsKey("sso_session") || profile.ContainsKey("sso_start_url");

    private static string? WebIdentityProblem(string tokenFile, string? role) =>
        role is null ? "AWS_ROLE_ARN is not set"
        : new FileInfo(tokenFile) is not { Exists: true, Length: > 0 } ? $"{tokenFile} is not there, or empty"
        : null;

    private string? ProblemOf(string name, IReadOnlyDictionary<string, string> profile, int depth) =>
        profile.ContainsKey("role_arn") ? RoleProblem(name, profile, depth)
        : IsSingleSignOn(profile) ? SingleSignOnProblem(name, profile)
        : profile.ContainsKey("credential_process") ? null
        : profile.ContainsKey("aws_access_key_id") != profile.ContainsKey("aws_secret_access_key")
            ? $"the profile '{name}' has only one of aws_access_key_id and aws_secret_access_key"
        : null;

    private string? RoleProblem(string name, IReadOnlyDictionary<string, string> profile, int depth)
    {
        if (profile.TryGetValue("web_identity_token_file", out var token))
        {
            return WebIdentityProblem(token, profile["role_arn"]);
        }

        if (profile.ContainsKey("credential_source"))
        {
            return null;
        }

        if (!profile.TryGetValue("source_profile", out var source))
        {
            return $"the profile '{name}' has a role_arn, and neither source_profile nor credential_source";
        }

        if (profiles.Find(source) is not { } next)
        {
            return $"its source_profile '{source}' is in neither of the AWS files";
        }

        return source == name && profile.ContainsKey("aws_access_key_id") ? null
            : depth == 0 ? "its source_profile leads in a circle"
            : !HasCredentials(next) ? $"its source_profile '{source}' has no credentials"
            : ProblemOf(source, next, depth - 1);
    }

    private string? SingleSignOnProblem(string name, IReadOnlyDictionary<string, string> profile)
    {
        var session = profile.GetValueOrDefault("sso_session");
        var section = session is null ? profile : profiles.FindSession(session);
        if (section is null)
        {
            return $"its sso_session '{session}' is not in the AWS config file";
        }

        if (RoleKeys.FirstOrDefault(key => !profile.ContainsKey(key)) is { } missing)
        {
            return $"the profile '{name}' has no {missing}";
        }

        if (SessionKeys.FirstOrDefault(key => !section.ContainsKey(key)) is { } absent)
        {
            return $"{(session is null ? $"the profile '{name}'" : $"the sso-session '{session}'")} has no {absent}";
        }

        var login = $"run 'aws sso login --profile {name}'";
        return SignInOf(session ?? section["sso_start_url"]) switch
        {
            null => $"nobody has signed in: {login}",
            { CanRenew: false, Ends: var ends } when ends <= time.GetUtcNow() => $"the sign-in has ended: {login}",
            _ => null,
        };
    }

    // The tool of AWS keeps a sign-in in a file that is named after its session, or its address.
    [SuppressMessage("Security", "CA5350", Justification = "The name of a file, as the tool of AWS makes it; nothing is protected by it.")]
    private (DateTimeOffset Ends, bool CanRenew)? SignInOf(string key)
    {
        var name = Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(key))) + ".json";
        var file = new FileInfo(Path.Combine(profiles.Home ?? "", ".aws", "sso", "cache", name));
        if (file is not { Exists: true, Length: > 0 and < 1024 * 1024 })
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file.FullName));
            var ends = json.RootElement.GetProperty("expiresAt").GetString();
            var canRenew = json.RootElement.TryGetProperty("refreshToken", out _);
            var text = ends?.Replace("UTC", "Z", StringComparison.Ordinal);
            return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
                ? (moment, canRenew)
                : null;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
