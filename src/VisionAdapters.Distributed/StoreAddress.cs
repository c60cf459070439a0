using Npgsql;

namespace VisionAdapters.Distributed;

/// <summary>
/// Where a store is: <c>postgres://USER@HOST:PORT/DATABASE</c>, or the settings that Npgsql reads (<c>Host=...;Database=...</c>). It holds
/// no password: others on the machine see a command line. Npgsql finds it in <c>PGPASSWORD</c>, in <c>PGPASSFILE</c> or in
/// <c>~/.pgpass</c>; the address in <see cref="Variable"/> may hold one.
/// </summary>
public sealed class StoreAddress
{
    /// <summary>The environment variable that is read where no address is given.</summary>
    public const string Variable = "VISION_ADAPTERS_STORE";

    private readonly NpgsqlConnectionStringBuilder _settings;

    private StoreAddress(NpgsqlConnectionStringBuilder settings) => _settings = settings;

    /// <summary>Gets the settings of pooled connections.</summary>
    internal string Pooled => new NpgsqlConnectionStringBuilder(_settings.ConnectionString)
    {
        ApplicationName = "vision-adapters",

        // One statement less for each use; nothing that we do changes the state of a session.
        NoResetOnClose = true,
        MaxPoolSize = 50,
    }.ConnectionString;

    /// <summary>
    /// Gets the settings of a connection of its own, whose end the server notices soon: locks of a machine that vanished come free.
    /// </summary>
    internal string Direct => new NpgsqlConnectionStringBuilder(_settings.ConnectionString)
    {
        ApplicationName = "vision-adapters fence",
        Pooling = false,
        KeepAlive = 10,
        TcpKeepAlive = true,
        TcpKeepAliveTime = 15,
        TcpKeepAliveInterval = 5,
    }.ConnectionString;

    /// <summary>Reads an address.</summary>
    /// <param name="text">The address as given, without a password; <see langword="null"/> reads the environment variable.</param>
    /// <param name="environment">Reads an environment variable; <see langword="null"/> reads those of the process.</param>
    /// <returns>The address.</returns>
    /// <exception cref="DistributedStoreException">It is none, holds a password, or there is none.</exception>
    public static StoreAddress Parse(string? text, Func<string, string?>? environment = null)
    {
        var given = text ?? (environment ?? Environment.GetEnvironmentVariable)(Variable);
        if (string.IsNullOrWhiteSpace(given))
        {
            throw new DistributedStoreException(
                $"No store is named: give --store postgres://USER@HOST/DATABASE, or set {Variable}.");
        }

        NpgsqlConnectionStringBuilder settings;
        try
        {
            settings = given.StartsWith("postgres://", StringComparison.Ordinal)
                || given.StartsWith("postgresql://", StringComparison.Ordinal)
                ? FromUri(new Uri(given))
                : new NpgsqlConnectionStringBuilder(given);
        }
        catch (Exception exception) when (exception is UriFormatException or ArgumentException or FormatException)
        {
            throw new DistributedStoreException(
                "The store's address cannot be read: write postgres://USER@HOST:PORT/DATABASE.", exception);
        }

        if (text is not null && !string.IsNullOrEmpty(settings.Password))
        {
            throw new DistributedStoreException(
                "The store's address holds a password, and others on this machine see a command line: "
                    + $"put it in PGPASSWORD, PGPASSFILE or {Variable}.");
        }

        return new StoreAddress(settings);
    }

    /// <summary>Returns the address without a password.</summary>
    /// <returns>The host and the database.</returns>
    public override string ToString() => $"{_settings.Host}/{_settings.Database}";

    private static NpgsqlConnectionStringBuilder FromUri(Uri uri)
    {
        var user = uri.UserInfo.Split(':', 2);
        var settings = new NpgsqlConnectionStringBuilder { Host = Uri.UnescapeDataString(uri.Host) };
        if (uri.Port > 0)
        {
            settings.Port = uri.Port;
        }

        if (user[0].Length > 0)
        {
            settings.Username = Uri.UnescapeDataString(user[0]);
        }

        if (user.Length > 1)
        {
            settings.Password = Uri.UnescapeDataString(user[1]);
        }

        if (uri.AbsolutePath.Length > 1)
        {
            settings.Database = Uri.UnescapeDataString(uri.AbsolutePath[1..]);
        }

        foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            settings[Uri.UnescapeDataString(parts[0])] = Uri.UnescapeDataString(parts.ElementAtOrDefault(1) ?? "");
        }

        return settings;
    }
}
