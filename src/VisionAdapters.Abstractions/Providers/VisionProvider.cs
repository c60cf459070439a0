namespace VisionAdapters;

/// <summary>
/// A provider of image tags: a cloud service, a model on this machine, or a service of your own. It says what it is, what it needs, what it
/// costs, and how its
/// tagger is made. Hosts, such as the command line tool and bake-offs, read a list of providers and know none by name.
/// </summary>
/// <remarks>A provider holds no state: one instance is safe for use from many threads, for as many taggers as are wanted.</remarks>
public abstract class VisionProvider
{
    /// <summary>Gets the provider's id, such as <c>google-vision</c>: lower case letters, digits and hyphens.</summary>
    public abstract string Id { get; }

    /// <summary>Gets the provider's name for people.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// Gets the version of how the provider asks and reads. Raise it when the same settings lead to other requests, so that stored answers
    /// are not taken for new
    /// ones. Reading more of the same answer does not change it: stored bytes are read again.
    /// </summary>
    public virtual int ContractVersion => 1;

    /// <summary>
    /// Gets the map of the provider's labels: the name of one that ships, or the path of a file; <see langword="null"/> when only the user,
    /// or the model itself,
    /// can say what the labels mean.
    /// </summary>
    public virtual string? DefaultMap => Id;

    /// <summary>
    /// Gets the list prices, each with its date and source; empty when nothing is billed, or only the user knows the price.
    /// </summary>
    public virtual IReadOnlyList<ListPrice> ListPrices => [];

    /// <summary>Gets the limits that an account has unless others were agreed on, each with its date and source.</summary>
    public virtual IReadOnlyList<ProviderQuota> Quotas => [];

    /// <summary>Gets what the provider has announced to turn off, each with its date and source.</summary>
    public virtual IReadOnlyList<ProviderRetirement> Retirements => [];

    /// <summary>
    /// Gets a sentence for people that says what a stored answer is, such as <c>An answer of NAME is the JSON body of METHOD.</c>;
    /// <see langword="null"/> when
    /// the provider has no wire format, and <see cref="Parse"/> cannot be called.
    /// </summary>
    public virtual string? AnswerFormat => null;

    /// <summary>Gets a value indicating whether the emulator speaks the provider's protocol, so that it can stand in for it.</summary>
    public virtual bool CanBeEmulated => false;

    /// <summary>Gets the options that say where credentials are found. An emulator is asked without them.</summary>
    protected virtual IReadOnlyCollection<string> CredentialOptions => [];

    /// <summary>
    /// Says whether an id means this provider. A provider may own a family of ids, such as <c>chat</c> and every <c>chat-NAME</c>.
    /// </summary>
    /// <param name="id">The id.</param>
    /// <param name="options">The options that were given for it.</param>
    /// <returns>Whether the provider is meant.</returns>
    public virtual bool Owns(string id, IReadOnlyDictionary<string, string> options) => id == Id;

    /// <summary>Reads the settings, and looks for the credentials. Nobody is called.</summary>
    /// <param name="settings">The settings. Options that are not read here are refused by the host.</param>
    /// <returns>What was found, what is missing, and how to make the tagger.</returns>
    /// <exception cref="ProviderSettingsException">A setting has a value that cannot be used.</exception>
    public abstract ProviderSetup Examine(ProviderSettings settings);

    /// <summary>Reads an answer that was stored as it came over the wire.</summary>
    /// <param name="raw">The answer.</param>
    /// <returns>What it says.</returns>
    /// <exception cref="NotSupportedException">The provider has no wire format: <see cref="AnswerFormat"/> is
    /// <see langword="null"/>.</exception>
    /// <exception cref="TaggingException">The answer is an error, or does not follow the protocol.</exception>
    public virtual TaggingResponse Parse(RawResponse raw) => throw new NotSupportedException($"{Name} has no wire format.");

    /// <summary>Changes options so that an emulator is asked and no credentials are used.</summary>
    /// <param name="options">The options as they were given.</param>
    /// <param name="emulator">The emulator's address.</param>
    /// <returns>The options to use. By default the option <c>endpoint</c> has the emulator's address.</returns>
    /// <exception cref="NotSupportedException">No emulator speaks the provider's protocol.</exception>
    public virtual IReadOnlyDictionary<string, string> PointAtEmulator(IReadOnlyDictionary<string, string> options, Uri emulator)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(emulator);
        if (!CanBeEmulated)
        {
            throw new NotSupportedException($"No emulator can stand in for {Name}.");
        }

        var changed = options.Where(option => !CredentialOptions.Contains(option.Key)).ToDictionary(StringComparer.Ordinal);
        changed["endpoint"] = emulator.ToString();
        return changed;
    }

    /// <inheritdoc/>
    public override string ToString() => Id;
}
