using Google.Apis.Auth.OAuth2;

namespace VisionAdapters.Google.Credentials;

/// <summary>Finds the credential when it is first needed, and keeps it. A failure is not kept: the next call looks again.</summary>
internal sealed class GoogleCredentialSource(Func<Task<ITokenAccess>> find)
{
    /// <summary>The environment variable that names a file of credentials.</summary>
    public const string FileVariable = "GOOGLE_APPLICATION_CREDENTIALS";

    private static readonly string[] Scopes = ["https://www.googleapis.com/auth/cloud-platform"];

    private readonly Lock _gate = new();
    private Task<ITokenAccess>? _finding;

    /// <summary>A credential that the caller has.</summary>
    public static GoogleCredentialSource From(ITokenAccess credential) => new(() => Task.FromResult(credential));

    /// <summary>The key file of a service account.</summary>
    public static GoogleCredentialSource FromServiceAccount(string file) => new(async () =>
    {
        ThrowIfUnusable(file, isServiceAccount: true);
        var account = await CredentialFactory.FromFileAsync<ServiceAccountCredential>(file, CancellationToken.None).ConfigureAwait(false);
        return account.ToGoogleCredential();
    });

    /// <summary>Application Default Credentials.</summary>
    public static GoogleCredentialSource FromEnvironment() => new(async () =>
    {
        if (Environment.GetEnvironmentVariable(FileVariable) is { Length: > 0 } file)
        {
            ThrowIfUnusable(file, isServiceAccount: false);
        }

        return await GoogleCredential.GetApplicationDefaultAsync().ConfigureAwait(false);
    });

    /// <summary>Gives the credential. Whoever stops waiting for it does not stop others.</summary>
    /// <exception cref="TaggingException">There is no credential.</exception>
    public Task<ITokenAccess> GetAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_finding is null or { IsFaulted: true })
            {
                _finding = Task.Run(FindAsync, CancellationToken.None);
            }

            return _finding.WaitAsync(cancellationToken);
        }
    }

    private async Task<ITokenAccess> FindAsync()
    {
        try
        {
            return Scoped(await find().ConfigureAwait(false));
        }
        catch (Exception exception) when (exception is not (HttpRequestException or TaggingException))
        {
            // The cause may quote a damaged key file, so that only its kind is told.
            throw GoogleService.Instance.Failure(
                TaggingErrorKind.Authentication,
                $"was not called, because no credentials were found ({exception.GetType().Name}): set ApiKey, Credential or "
                + "ServiceAccountFile, run 'gcloud auth application-default login', "
                + "or let GOOGLE_APPLICATION_CREDENTIALS name a key file.");
        }
    }

    private static void ThrowIfUnusable(string file, bool isServiceAccount)
    {
        if (GoogleKeyFile.FindProblem(file, isServiceAccount) is { } problem)
        {
            throw GoogleService.Instance.Failure(
                TaggingErrorKind.Authentication,
                $"was not called: {(isServiceAccount ? "" : $"{FileVariable} names a file that cannot be used: ")}{problem}.");
        }
    }

    private static ITokenAccess Scoped(ITokenAccess credential) =>
        credential is GoogleCredential { IsCreateScopedRequired: true } unscoped ? unscoped.CreateScoped(Scopes) : credential;
}
